/*
 * dlerror's message. Nanvix gives only a static reason such as "symbol not found"; here the same reason comes first,
 * followed by the names, because a message without names has cost its users days.
 */
#include "nanvix_loader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char message[1024];
static _Thread_local bool pending;

static void print_at(size_t start, const char *format, va_list arguments)
{
    vsnprintf(message + start, sizeof message - start, format, arguments);
    pending = true;
}

void nanvix_error_set(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_at(0, format, arguments);
    va_end(arguments);
}

void nanvix_error_append(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_at(strlen(message), format, arguments);
    va_end(arguments);
}

char *nanvix_error_take(void)
{
    if (!pending) {
        return NULL;
    }
    pending = false;
    return message;
}

bool nanvix_error_out_of_memory(void)
{
    nanvix_error_set("out of memory");
    return false;
}
