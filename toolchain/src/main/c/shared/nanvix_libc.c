/*
 * The constructor of libc.so: the C library sets itself up, thread pointer and all, before any library that needs it is
 * constructed. Where it is a shared object nobody calls its start code.
 */
#include <stdint.h>

/* musl's src/env/__libc_start_main.c. */
__attribute__((visibility("hidden"))) void __init_libc(char **environment, char *name);

/* The program's, by nanvix_begin.c. */
extern uintptr_t *__nanvix_stack;

__attribute__((constructor)) static void set_up(void)
{
    char **arguments = (char **) (__nanvix_stack + 1);
    __init_libc(arguments + __nanvix_stack[0] + 1, arguments[0]);
}
