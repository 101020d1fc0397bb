/* System calls, the environment, and the loader's lock, of its own kind: pthread's belongs to the C library. */
/* AT_EMPTY_PATH. */
#define _GNU_SOURCE

#include "nanvix_loader.h"
#include "nanvix_private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <linux/stat.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

long nanvix_private_call(long number, long a, long b, long c, long d, long e)
{
    long result;
#if defined(__i386__)
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory");
#else
    register long fourth __asm__("r10") = d;
    register long fifth __asm__("r8") = e;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth)
                     : "rcx", "r11", "memory");
#endif
    return result;
}

static int last_error;

PRIVATE int *__errno_location(void)
{
    return &last_error;
}

static long checked(long result)
{
    if (result < 0 && result > -4096) {
        last_error = (int) -result;
        return -1;
    }
    return result;
}

PRIVATE int open(const char *path, int flags, ...)
{
    return (int) checked(nanvix_private_call(SYS_openat, AT_FDCWD, (long) path, flags | O_LARGEFILE, 0, 0));
}

PRIVATE ssize_t read(int descriptor, void *bytes, size_t size)
{
    return checked(nanvix_private_call(SYS_read, descriptor, (long) bytes, (long) size, 0, 0));
}

PRIVATE ssize_t write(int descriptor, const void *bytes, size_t size)
{
    return checked(nanvix_private_call(SYS_write, descriptor, (long) bytes, (long) size, 0, 0));
}

PRIVATE int close(int descriptor)
{
    return (int) checked(nanvix_private_call(SYS_close, descriptor, 0, 0, 0, 0));
}

PRIVATE int access(const char *path, int mode)
{
    return (int) checked(nanvix_private_call(SYS_faccessat, AT_FDCWD, (long) path, mode, 0, 0));
}

/* The call whose structure is the same on every machine; only what the loader looks at. */
PRIVATE int fstat(int descriptor, struct stat *status)
{
    struct statx found;
    if (checked(nanvix_private_call(SYS_statx, descriptor, (long) "", AT_EMPTY_PATH, STATX_TYPE | STATX_SIZE,
                                    (long) &found))
        < 0) {
        return -1;
    }
    status->st_mode = found.stx_mode;
    status->st_size = (off_t) found.stx_size;
    return 0;
}

/* Memory without a file behind it, which is all that is asked for; i386 has a call with its arguments in memory, too. */
PRIVATE void *mmap(void *at, size_t size, int protection, int flags, int descriptor, off_t offset)
{
#if defined(__i386__)
    long arguments[] = {(long) at, (long) size, protection, flags, descriptor, (long) offset};
    return (void *) checked(nanvix_private_call(SYS_mmap, (long) arguments, 0, 0, 0, 0));
#else
    long result;
    register long fourth __asm__("r10") = flags;
    register long fifth __asm__("r8") = descriptor;
    register long sixth __asm__("r9") = offset;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(SYS_mmap), "D"(at), "S"(size), "d"(protection), "r"(fourth), "r"(fifth), "r"(sixth)
                     : "rcx", "r11", "memory");
    return (void *) checked(result);
#endif
}

PRIVATE int munmap(void *at, size_t size)
{
    return (int) checked(nanvix_private_call(SYS_munmap, (long) at, (long) size, 0, 0, 0));
}

PRIVATE int mprotect(void *at, size_t size, int protection)
{
    return (int) checked(nanvix_private_call(SYS_mprotect, (long) at, (long) size, protection, 0, 0));
}

PRIVATE _Noreturn void _exit(int status)
{
    for (;;) {
        nanvix_private_call(SYS_exit_group, status, 0, 0, 0, 0);
    }
}

PRIVATE char *getenv(const char *name)
{
    size_t length = strlen(name);
    for (char **each = nanvix_private_environment; *each != NULL; each++) {
        if (strncmp(*each, name, length) == 0 && (*each)[length] == '=') {
            return *each + length + 1;
        }
    }
    return NULL;
}

/* 0: free; 1: held; 2: held, and somebody waits. */
static int state;
static int depth;
static long holder;

void nanvix_lock(void)
{
    long self = nanvix_private_call(SYS_gettid, 0, 0, 0, 0, 0);
    if (__atomic_load_n(&holder, __ATOMIC_RELAXED) == self) {
        depth++;
        return;
    }
    int seen = 0;
    if (!__atomic_compare_exchange_n(&state, &seen, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
        while (__atomic_exchange_n(&state, 2, __ATOMIC_ACQUIRE) != 0) {
            nanvix_private_call(SYS_futex, (long) &state, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 2, 0, 0);
        }
    }
    __atomic_store_n(&holder, self, __ATOMIC_RELAXED);
}

void nanvix_unlock(void)
{
    if (depth > 0) {
        depth--;
        return;
    }
    __atomic_store_n(&holder, 0, __ATOMIC_RELAXED);
    if (__atomic_exchange_n(&state, 0, __ATOMIC_RELEASE) == 2) {
        nanvix_private_call(SYS_futex, (long) &state, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, 0, 0);
    }
}
