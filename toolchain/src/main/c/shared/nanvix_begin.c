/*
 * Where a program begins whose C library is a shared object: relocate the program as far as that needs no symbol, then
 * run its .init_array, in which the loader comes first (nanvix_start.c) and brings the libraries, with their
 * constructors, before any constructor of the program's own; then main, by the C library's exit.
 */
#include "nanvix_machine.h"
#include "nanvix_private.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/auxv.h>

typedef void (*hook)(int count, char **arguments, char **environment);
typedef void (*last_hook)(void);

int main(int count, char **arguments, char **environment);

extern const ELF(Dyn) _DYNAMIC[] __attribute__((visibility("hidden")));
extern const hook __init_array_start[] __attribute__((visibility("hidden")));
extern const hook __init_array_end[] __attribute__((visibility("hidden")));
extern const last_hook __fini_array_start[] __attribute__((visibility("hidden")));
extern const last_hook __fini_array_end[] __attribute__((visibility("hidden")));

/* What the C library, which is loaded later, finds arguments, environment and auxiliary vector by. */
uintptr_t *__nanvix_stack;

char **nanvix_private_environment;
static const uintptr_t *auxiliary;

__attribute__((visibility("hidden"), noreturn, used)) void nanvix_begin(uintptr_t *stack);

#if defined(__i386__)
__asm__(".text\n"
        ".global _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    xor %ebp, %ebp\n"
        "    mov %esp, %eax\n"
        "    and $-16, %esp\n"
        "    sub $12, %esp\n"
        "    push %eax\n"
        "    call nanvix_begin\n");
#else
__asm__(".text\n"
        ".global _start\n"
        ".type _start, @function\n"
        "_start:\n"
        "    xor %ebp, %ebp\n"
        "    mov %rsp, %rdi\n"
        "    and $-16, %rsp\n"
        "    call nanvix_begin\n");
#endif

PRIVATE unsigned long getauxval(unsigned long kind)
{
    for (const uintptr_t *entry = auxiliary; entry[0] != AT_NULL; entry += 2) {
        if (entry[0] == kind) {
            return entry[1];
        }
    }
    return 0;
}

static unsigned char *find_base(void)
{
    const ELF(Phdr) *segments = (const ELF(Phdr) *) getauxval(AT_PHDR);
    size_t count = getauxval(AT_PHNUM);
    for (size_t i = 0; i < count; i++) {
        if (segments[i].p_type == PT_DYNAMIC) {
            return (unsigned char *) _DYNAMIC - segments[i].p_vaddr;
        }
    }
    return NULL;
}

/* The rest nanvix_start.c binds. */
static void relocate(unsigned char *base)
{
    const relocation_t *relocations = NULL;
    size_t size = 0;
    for (const ELF(Dyn) *entry = _DYNAMIC; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == LOADER_DT_TABLE) {
            relocations = (const relocation_t *) (base + entry->d_un.d_ptr);
        } else if (entry->d_tag == LOADER_DT_TABLE_SIZE) {
            size = entry->d_un.d_val;
        }
    }
    for (size_t i = 0; i < size / sizeof(relocation_t); i++) {
        if (ELF_R_TYPE(relocations[i].r_info) == LOADER_RELATIVE) {
            address_t *place = (address_t *) (base + relocations[i].r_offset);
#if LOADER_RELA
            *place = (address_t) base + (address_t) relocations[i].r_addend;
#else
            *place += (address_t) base;
#endif
        }
    }
}

static void finish(void)
{
    for (const last_hook *at = __fini_array_end; at != __fini_array_start;) {
        (*--at)();
    }
}

void nanvix_begin(uintptr_t *stack)
{
    int count = (int) stack[0];
    char **arguments = (char **) (stack + 1);
    char **environment = arguments + count + 1;
    char **end = environment;
    while (*end != NULL) {
        end++;
    }
    auxiliary = (const uintptr_t *) (end + 1);
    relocate(find_base());
    nanvix_private_environment = environment;
    __nanvix_stack = stack;
    const hook *at = __init_array_start;
    (*at++)(count, arguments, environment);
    /* From here on there is a C library. Behind what constructors register with it. */
    atexit(finish);
    while (at != __init_array_end) {
        (*at++)(count, arguments, environment);
    }
    exit(main(count, arguments, environment));
}
