/* The loader's own memory. It is asked for under the loader's lock, or before there is a second thread. */
#define _POSIX_C_SOURCE 200809L

#include "nanvix_private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Small pieces have sizes of powers of two and are kept for the next of their size; large ones are the system's. */
enum { SMALLEST = 5, LARGEST = 15, BLOCK = 1 << 18 };

/* In front of each piece; as long as the strictest alignment. */
struct piece {
    size_t size; /* with this head */
    struct piece *next;
} __attribute__((aligned(16)));

static struct piece *kept[LARGEST + 1];
static unsigned char *rest;
static size_t rest_size;

static struct piece *from_system(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static unsigned class_of(size_t size)
{
    unsigned class = SMALLEST;
    while (((size_t) 1 << class) < size) {
        class++;
    }
    return class;
}

static struct piece *small(unsigned class)
{
    struct piece *piece = kept[class];
    size_t size = (size_t) 1 << class;
    if (piece != NULL) {
        kept[class] = piece->next;
        return piece;
    }
    if (rest_size < size) {
        rest = (unsigned char *) from_system(BLOCK);
        rest_size = rest == NULL ? 0 : BLOCK;
        if (rest == NULL) {
            return NULL;
        }
    }
    piece = (struct piece *) (void *) rest;
    rest += size;
    rest_size -= size;
    piece->size = size;
    return piece;
}

PRIVATE void *malloc(size_t wanted)
{
    if (wanted > PTRDIFF_MAX - sizeof(struct piece)) {
        return NULL;
    }
    size_t size = wanted + sizeof(struct piece);
    struct piece *piece;
    if (size <= (size_t) 1 << LARGEST) {
        piece = small(class_of(size));
    } else {
        piece = from_system(size);
        if (piece != NULL) {
            piece->size = size;
        }
    }
    return piece == NULL ? NULL : piece + 1;
}

PRIVATE void free(void *memory)
{
    if (memory == NULL) {
        return;
    }
    struct piece *piece = (struct piece *) memory - 1;
    if (piece->size > (size_t) 1 << LARGEST) {
        munmap(piece, piece->size);
        return;
    }
    unsigned class = class_of(piece->size);
    piece->next = kept[class];
    kept[class] = piece;
}

PRIVATE void *calloc(size_t count, size_t each)
{
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) {
        return NULL;
    }
    void *memory = malloc(size);
    return memory == NULL ? NULL : memset(memory, 0, size);
}

PRIVATE void *realloc(void *memory, size_t size)
{
    void *moved = malloc(size);
    if (moved != NULL && memory != NULL) {
        size_t before = ((struct piece *) memory - 1)->size - sizeof(struct piece);
        memcpy(moved, memory, before < size ? before : size);
        free(memory);
    }
    return moved;
}

PRIVATE char *strndup(const char *text, size_t most)
{
    size_t length = strnlen(text, most);
    char *copy = malloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

PRIVATE char *strdup(const char *text)
{
    return strndup(text, strlen(text));
}
