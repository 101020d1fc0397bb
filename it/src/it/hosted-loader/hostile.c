/*
 * Opens every truncation of a library, then so many copies with bytes changed at random (always the same ones). None may
 * kill the loader; the library has no constructors, so that nothing else runs.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

int host_number = 7;

int host_twice(int number)
{
    return 2 * number;
}

static unsigned char good[65536];
static unsigned char bad[65536];
static size_t size;

static unsigned next(unsigned limit)
{
    static unsigned state = 20260715;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
}

static int is_accepted(const unsigned char *bytes, size_t length)
{
    FILE *file = fopen("hostile.so", "wb");
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0) {
        abort();
    }
    void *handle = dlopen("./hostile.so", RTLD_NOW);
    if (handle == NULL) {
        if (dlerror() == NULL) {
            abort();
        }
        return 0;
    }
    dlclose(handle);
    return 1;
}

static void mutate(void)
{
    for (size_t i = 0; i < size; i++) {
        bad[i] = good[i];
    }
    /* The header and the tables behind it are small: without a bias they would hardly ever be hit. */
    for (unsigned count = 1 + next(3); count > 0; count--) {
        bad[next(4) == 0 ? next(244) : next((unsigned) size)] = (unsigned char) (next(2) == 0 ? 0xff : next(256));
    }
}

int main(int count, char **arguments)
{
    FILE *file = count == 3 ? fopen(arguments[1], "rb") : NULL;
    size = file == NULL ? 0 : fread(good, 1, sizeof good, file);
    int accepted = 0;
    for (size_t length = 0; length < size; length++) {
        accepted += is_accepted(good, length);
    }
    printf("%d truncations accepted\n", accepted);
    int rounds = count == 3 ? atoi(arguments[2]) : 0;
    for (int i = 0; i < rounds; i++) {
        mutate();
        is_accepted(bad, size);
    }
    printf("survived, whole file %s\n", is_accepted(good, size) ? "accepted" : "refused");
    return 0;
}
