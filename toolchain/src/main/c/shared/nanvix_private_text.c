/* Bytes and texts, and as much of printf as the loader's messages use. */
#define _POSIX_C_SOURCE 200809L

#include "nanvix_private.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

PRIVATE void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        ((unsigned char *) to)[i] = ((const unsigned char *) from)[i];
    }
    return to;
}

PRIVATE void *memmove(void *to, const void *from, size_t size)
{
    if ((uintptr_t) to - (uintptr_t) from >= size) {
        return memcpy(to, from, size);
    }
    for (size_t i = size; i-- > 0;) {
        ((unsigned char *) to)[i] = ((const unsigned char *) from)[i];
    }
    return to;
}

PRIVATE void *memset(void *at, int byte, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        ((unsigned char *) at)[i] = (unsigned char) byte;
    }
    return at;
}

PRIVATE int memcmp(const void *left, const void *right, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int difference = ((const unsigned char *) left)[i] - ((const unsigned char *) right)[i];
        if (difference != 0) {
            return difference;
        }
    }
    return 0;
}

PRIVATE size_t strnlen(const char *text, size_t most)
{
    size_t length = 0;
    while (length < most && text[length] != '\0') {
        length++;
    }
    return length;
}

PRIVATE size_t strlen(const char *text)
{
    return strnlen(text, SIZE_MAX);
}

PRIVATE int strncmp(const char *left, const char *right, size_t most)
{
    size_t i = 0;
    while (i < most && left[i] == right[i] && left[i] != '\0') {
        i++;
    }
    return i == most ? 0 : (unsigned char) left[i] - (unsigned char) right[i];
}

PRIVATE int strcmp(const char *left, const char *right)
{
    return strncmp(left, right, SIZE_MAX);
}

PRIVATE char *strchr(const char *text, int byte)
{
    while (*text != (char) byte) {
        if (*text++ == '\0') {
            return NULL;
        }
    }
    return (char *) text;
}

PRIVATE size_t strcspn(const char *text, const char *bytes)
{
    size_t length = 0;
    while (text[length] != '\0' && strchr(bytes, text[length]) == NULL) {
        length++;
    }
    return length;
}

PRIVATE char *strstr(const char *text, const char *wanted)
{
    size_t length = strlen(wanted);
    for (; strncmp(text, wanted, length) != 0; text++) {
        if (*text == '\0') {
            return NULL;
        }
    }
    return (char *) text;
}

/* Shell's way, with gaps that halve. */
PRIVATE void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    unsigned char *at = base;
    unsigned char held[64];
    for (size_t gap = count / 2; gap > 0 && size <= sizeof held; gap /= 2) {
        for (size_t i = gap; i < count; i++) {
            size_t k = i;
            memcpy(held, at + i * size, size);
            for (; k >= gap && compare(at + (k - gap) * size, held) > 0; k -= gap) {
                memcpy(at + k * size, at + (k - gap) * size, size);
            }
            memcpy(at + k * size, held, size);
        }
    }
}

PRIVATE char *strerror(int number)
{
    static char text[24];
    snprintf(text, sizeof text, "error %d", number);
    return text;
}

/* How much was printed; what does not fit is only counted. */
struct target {
    char *text;
    size_t room;
    size_t length;
};

static void put(struct target *target, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++, target->length++) {
        if (target->length + 1 < target->room) {
            target->text[target->length] = text[i];
        }
    }
}

static void put_number(struct target *target, unsigned long long value, unsigned base)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    put(target, digits + at, sizeof digits - at);
}

static void put_signed(struct target *target, long long value)
{
    if (value < 0) {
        put(target, "-", 1);
    }
    put_number(target, value < 0 ? 0 - (unsigned long long) value : (unsigned long long) value, 10);
}

/* Of a format: %s, %.*s, %d, %lld, %u, %zu, %x, %llx. */
PRIVATE int vsnprintf(char *restrict text, size_t room, const char *restrict format, va_list arguments)
{
    struct target target = {text, room, 0};
    while (*format != '\0') {
        size_t plain = strcspn(format, "%");
        put(&target, format, plain);
        format += plain;
        if (*format == '\0') {
            break;
        }
        format++;
        size_t most = SIZE_MAX;
        if (strncmp(format, ".*", 2) == 0) {
            most = (size_t) va_arg(arguments, int);
            format += 2;
        }
        bool size = *format == 'z';
        bool wide = *format == 'l';
        while (*format == 'z' || *format == 'l') {
            format++;
        }
        char kind = *format++;
        if (kind == 's') {
            const char *string = va_arg(arguments, const char *);
            put(&target, string, strnlen(string, most));
        } else if (kind == 'd') {
            put_signed(&target, wide ? va_arg(arguments, long long) : va_arg(arguments, int));
        } else {
            unsigned long long value = size   ? va_arg(arguments, size_t)
                                       : wide ? va_arg(arguments, unsigned long long)
                                              : va_arg(arguments, unsigned);
            put_number(&target, value, kind == 'x' ? 16 : 10);
        }
    }
    if (room > 0) {
        text[target.length < room ? target.length : room - 1] = '\0';
    }
    return (int) target.length;
}

PRIVATE int snprintf(char *restrict text, size_t room, const char *restrict format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, room, format, arguments);
    va_end(arguments);
    return length;
}

/* There is one place that the loader prints to. */
#undef stderr
__attribute__((visibility("hidden"))) FILE *const stderr = NULL;

PRIVATE int fprintf(FILE *restrict file, const char *restrict format, ...)
{
    char text[2048];
    va_list arguments;
    (void) file;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return (int) write(STDERR_FILENO, text, strlen(text)) < 0 ? -1 : length;
}
