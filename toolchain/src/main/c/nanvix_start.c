/*
 * The start of a program that itself needs libraries, as Nanvix does it before anything of the program has run: each
 * DT_NEEDED is opened RTLD_GLOBAL, with no more than a warning where that fails, and then what the program's relocations
 * name is bound. A program that needs none is left alone.
 */
#include "nanvix_loader.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NOT_STARTED = 127 }; /* what shells, and ld.so, say of a program that could not be started */

static address_t dynamic_value(int32_t tag)
{
    for (const ELF(Dyn) *entry = nanvix_executable_dynamic(); entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == tag) {
            return entry->d_un.d_val;
        }
    }
    return 0;
}

static void open_needed(const struct library *program)
{
    for (const ELF(Dyn) *entry = nanvix_executable_dynamic(); entry->d_tag != DT_NULL; entry++) {
        const char *name = program->symbols.strings + entry->d_un.d_val;
        if (entry->d_tag == DT_NEEDED && dlopen(name, RTLD_NOW | RTLD_GLOBAL) == NULL) {
            fprintf(stderr, "warning: failed to load DT_NEEDED %s: %s (needed by %s)\n", name, dlerror(), program->path);
        }
    }
}

/* The program's own definition, then the RTLD_GLOBAL libraries; 0 for a weak symbol that is nowhere. */
static bool resolve(const struct library *program, uint32_t index, address_t *value)
{
    ELF(Sym) symbol = nanvix_symbol_at(&program->symbols, index);
    const char *name = program->symbols.strings + symbol.st_name;
    enum lookup result = nanvix_lookup_global(name, value);
    if (result == LOOKUP_ABSENT && ELF32_ST_BIND(symbol.st_info) == STB_WEAK) {
        *value = 0;
        return true;
    }
    if (result != LOOKUP_FOUND) {
        fprintf(stderr, "%s%s (needed by %s)\n", result == LOOKUP_ABSENT ? "symbol not found: " : "",
                result == LOOKUP_ABSENT ? name : nanvix_error_take(), program->path);
    }
    return result == LOOKUP_FOUND;
}

/* RELATIVE the C library's start code has applied already. Of all others Nanvix warns and leaves the place. */
static bool apply(const struct library *program, const relocation_t *relocation)
{
    uint32_t type = ELF_R_TYPE(relocation->r_info);
    unsigned char *place = program->base + relocation->r_offset;
    address_t value;
    if (type == LOADER_RELATIVE || type == LOADER_NONE) {
        return true;
    }
    if (type != LOADER_ADDRESS && type != LOADER_PC32 && type != LOADER_GLOB_DAT && type != LOADER_JUMP_SLOT) {
        fprintf(stderr, "warning: unsupported relocation type: %u in %s\n", type, program->path);
        return true;
    }
    if (!resolve(program, ELF_R_SYM(relocation->r_info), &value)) {
        return false;
    }
    nanvix_relocation_store(type, value, nanvix_relocation_addend(relocation, place), place);
    return true;
}

/* How many of a table's relocations could not be applied; the others are. */
static size_t apply_table(const struct library *program, address_t address, address_t size)
{
    size_t unresolved = 0;
    for (size_t i = 0; i < size / sizeof(relocation_t); i++) {
        relocation_t relocation;
        memcpy(&relocation, program->base + address + i * sizeof relocation, sizeof relocation);
        unresolved += !apply(program, &relocation);
    }
    return unresolved;
}

static bool needs_libraries(void)
{
    return nanvix_executable_dynamic() != NULL && dynamic_value(DT_NEEDED) != 0;
}

/* Ahead of the constructors of the program, which may call the libraries. */
__attribute__((constructor(101))) static void start(void)
{
    const struct library *program = needs_libraries() ? nanvix_executable() : NULL;
    if (program == NULL) {
        return;
    }
    open_needed(program);
    size_t unresolved = apply_table(program, dynamic_value(LOADER_DT_TABLE), dynamic_value(LOADER_DT_TABLE_SIZE))
                        + apply_table(program, dynamic_value(DT_JMPREL), dynamic_value(DT_PLTRELSZ));
    if (unresolved != 0) {
        fprintf(stderr, "unresolved executable relocations: %zu in %s\n", unresolved, program->path);
        _exit(NOT_STARTED);
    }
}
