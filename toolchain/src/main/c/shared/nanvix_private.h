/*
 * The start-up loader of a program whose C library is a shared object: it runs before there is a C library, so it brings
 * what it needs of one. All of it is hidden, knows neither a thread pointer nor a locale, and is the loader's alone: where
 * the toolchain is assembled, these objects become one with the loader's, in which these names are local.
 */
#ifndef NANVIX_PRIVATE_H
#define NANVIX_PRIVATE_H

/* Nor may a loop that is memcpy become a call of memcpy. */
#define PRIVATE __attribute__((visibility("hidden"), no_builtin))

/* nanvix_begin.c: what the kernel has put on the stack. */
extern char **nanvix_private_environment __attribute__((visibility("hidden")));

/* nanvix_private_system.c: a system call; negative is an error's number. */
long nanvix_private_call(long number, long a, long b, long c, long d, long e) __attribute__((visibility("hidden")));

#endif
