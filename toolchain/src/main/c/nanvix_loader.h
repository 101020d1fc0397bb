/*
 * The hosted loader: plays the user-space loader of Nanvix (profile nanvix-2026-07) on Linux, inside a static-PIE
 * executable that exports its whole C runtime. It exists so that what will load on Nanvix can be tried on a plain
 * Linux machine; where it differs from the real loader it is stricter, and a comment says so.
 *
 * One rule holds throughout: a file is hostile until checked. A broken library gives an error, never a crash of the
 * loader. (Its constructors are code and can do what they like.)
 */
#ifndef NANVIX_LOADER_H
#define NANVIX_LOADER_H

/* One source for every -std: without it -std=c11 hides POSIX. */
#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include "nanvix_machine.h"

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The executable exports every default-visibility symbol, and a library's lookup falls back on that table: nothing of
   the loader but the dl* functions may appear there. */
#pragma GCC visibility push(hidden)

enum { LOADER_PAGE = 4096 };

/* A whole ELF file in memory, its header and section table checked; the program headers lie within it. */
struct elf_file {
    const char *path;
    unsigned char *bytes;
    size_t size;
    ELF(Ehdr) header;
};

/* A .gnu.hash, or a .hash, in words; null words are no usable table. */
struct hash_table {
    const unsigned char *words;
    bool gnu;
    uint32_t buckets;
    uint32_t first;  /* .gnu.hash: the first symbol that it knows, */
    uint32_t filter; /* the words of its Bloom filter, */
    uint32_t shift;  /* and how far a hash goes right for the second bit */
    uint32_t symbols;
};

/* A .dynsym with its .dynstr (which ends in a NUL), its hash table, and an index over the names that it defines. */
struct symbol_table {
    const unsigned char *symbols;
    uint32_t count;
    const char *strings;
    uint32_t strings_size;
    struct hash_table hash;
    uint32_t *buckets;
    uint32_t *chain;
    uint32_t mask;
};

/* A loaded library, or the executable itself (no file; what it needs is global, and no dependency). */
struct library {
    char *path; /* its identity: no SONAME, no inode */
    struct elf_file elf;
    unsigned char *base;
    size_t span;
    struct symbol_table symbols;
    struct library **needed; /* in link order, each once */
    size_t needed_count;
    struct library **group; /* itself, then its dependencies breadth-first */
    size_t group_count;
    struct library *requester; /* who asked for it; meaningful only while it is being loaded */
    uint32_t handle;           /* a counter in the order of loading */
    uint32_t round;            /* in which it is constructed, among those that are loaded with it */
    uint32_t mark;             /* the last group that it was put into */
    uint32_t users;            /* loaded libraries that need it */
    uint32_t released;         /* how many of them the order that is being made has let go */
    uint32_t held;             /* calls of dlopen and dlclose that are running its constructors or destructors */
    uint32_t opens;
    bool global; /* opened RTLD_GLOBAL: its symbols are visible to all, and it stays for ever */
    struct library *next;
    struct library *next_global;
    struct library *next_closing;
    struct library *next_stacked;
};

/* nanvix_error.c: the message that dlerror() gives next in this thread. Whatever fails below has set it. */
void nanvix_error_set(const char *format, ...) __attribute__((format(printf, 1, 2)));
void nanvix_error_append(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *nanvix_error_take(void);
bool nanvix_error_out_of_memory(void); /* always false, so that it can be returned */

/* nanvix_elf.c: the file. elf->path is set by the caller. */
bool nanvix_elf_read(struct elf_file *elf);
const unsigned char *nanvix_elf_range(const struct elf_file *elf, uint64_t offset, uint64_t size);
ELF(Phdr) nanvix_elf_segment(const struct elf_file *elf, size_t index);
bool nanvix_elf_offset(const struct elf_file *elf, address_t address, uint64_t *offset);

/* nanvix_sections.c: sections by name. */
bool nanvix_sections_check(const struct elf_file *elf);
bool nanvix_sections_check_names(const struct elf_file *elf);
bool nanvix_section_find(const struct elf_file *elf, const char *name, ELF(Shdr) *section);
bool nanvix_section_table(const struct elf_file *elf, const char *name, uint32_t type, uint32_t entry_size,
                          const unsigned char **entries, uint32_t *count);

/* nanvix_text.c */
bool nanvix_text_is_utf8(const unsigned char *text, size_t size);

/* nanvix_dynamic.c: the dynamic array. */
bool nanvix_dynamic_check(const struct elf_file *elf);
bool nanvix_dynamic_value(const struct elf_file *elf, uint32_t tag, uint32_t *cursor, address_t *value);
bool nanvix_dynamic_string(const struct library *library, uint32_t tag, uint32_t *cursor, const char **string);

/* nanvix_hash.c: .gnu.hash and .hash. */
enum hash_answer { HASH_FOUND, HASH_ABSENT, HASH_UNKNOWN };
bool nanvix_hash_check(const struct elf_file *elf);
void nanvix_hash_read(struct library *library);
enum hash_answer nanvix_hash_find(const struct symbol_table *symbols, const char *name, uint32_t *index);
uint32_t nanvix_hash_gnu(const char *name);

/* nanvix_image.c: the file's PT_LOADs in memory. */
bool nanvix_image_map(struct library *library);
bool nanvix_image_protect(const struct library *library);
bool nanvix_image_holds(const struct library *library, address_t address, address_t size);
void nanvix_image_unmap(struct library *library);

/* nanvix_hooks.c: constructors and destructors. */
bool nanvix_hooks_check(const struct library *library);
void nanvix_hooks_construct(const struct library *library);
void nanvix_hooks_destruct(const struct library *library);

/* nanvix_symbols.c: one table. */
ELF(Sym) nanvix_symbol_at(const struct symbol_table *table, uint32_t index);
bool nanvix_symbols_index(struct library *library);
bool nanvix_symbols_read(struct library *library);
void nanvix_symbols_free(struct library *library);
bool nanvix_symbols_find(const struct symbol_table *table, const char *name, ELF(Sym) *symbol);

/* nanvix_executable.c: the program this loader is linked into (null if out of memory), and its dynamic array (null if it
   has none). */
struct library *nanvix_executable(void);
const ELF(Dyn) *nanvix_executable_dynamic(void);

/* nanvix_lookup.c: names to addresses. */
enum lookup { LOOKUP_ABSENT, LOOKUP_FOUND, LOOKUP_FAILED };
enum lookup nanvix_lookup_group(const struct library *library, const char *name, address_t *address);
enum lookup nanvix_lookup_global(const char *name, address_t *address);
void nanvix_lookup_publish(struct library *library);

/* nanvix_relocate.c */
bool nanvix_relocate(const struct library *library);
address_t nanvix_relocation_addend(const relocation_t *relocation, const unsigned char *place);
void nanvix_relocation_store(uint32_t type, address_t value, address_t addend, unsigned char *place);

/* nanvix_path.c: the path of the file that a name means to a library (null: to the program); malloc'd. */
char *nanvix_path_resolve(const char *name, const struct library *requester);

/* nanvix_load.c: brings a library and what it needs into memory, relocated and in the order of construction, not yet in
   the registry. Gives one that is already registered as it is. On failure nothing is left behind. */
struct library *nanvix_load(const char *name, struct library **staged);
void nanvix_library_free(struct library *library);

/* nanvix_registry.c: what is loaded, in the order of construction. Numbering fails when handles run out. */
struct library *nanvix_registry_first(void);
struct library *nanvix_registry_by_path(const char *path);
struct library *nanvix_registry_by_handle(uintptr_t handle);
bool nanvix_registry_number(struct library *library);
void nanvix_registry_add(struct library *staged);
void nanvix_registry_construct(struct library *staged);
void nanvix_registry_pin(struct library *library);
void nanvix_registry_close(struct library *library);

/* nanvix_lock.c: recursive, since constructors may call dlopen; other threads wait for them, as on Nanvix. */
void nanvix_lock(void);
void nanvix_unlock(void);

/* Handles are a counter; the value past the last is the program and the RTLD_GLOBAL libraries. */
#define LOADER_LAST_HANDLE 0x7ffffffeu
#define LOADER_GLOBAL_HANDLE ((void *) (uintptr_t) (LOADER_LAST_HANDLE + 1))

#pragma GCC visibility pop

#endif
