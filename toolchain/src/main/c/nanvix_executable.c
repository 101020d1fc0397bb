/*
 * The program that this loader is linked into, as a provider of symbols. It is static: no section headers in memory,
 * so its .dynsym is found through its own dynamic array, which the linker wrote and which is trusted.
 */
#include "nanvix_loader.h"

#include <sys/auxv.h>

/* Weak: an executable linked without -static-pie --export-dynamic has none, and then exports nothing. */
extern const ELF(Dyn) _DYNAMIC[] __attribute__((weak, visibility("hidden")));

static struct library program;

const ELF(Dyn) *nanvix_executable_dynamic(void)
{
    return _DYNAMIC;
}

static void measure(void)
{
    const ELF(Phdr) *segments = (const ELF(Phdr) *) getauxval(AT_PHDR);
    size_t count = getauxval(AT_PHNUM);
    program.path = (char *) getauxval(AT_EXECFN);
    if (program.path == NULL) {
        program.path = (char *) "the executable";
    }
    for (size_t i = 0; i < count; i++) {
        if (segments[i].p_type == PT_DYNAMIC) {
            program.base = (unsigned char *) _DYNAMIC - segments[i].p_vaddr;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (segments[i].p_type == PT_LOAD && segments[i].p_vaddr + segments[i].p_memsz > program.span) {
            program.span = (size_t) (segments[i].p_vaddr + segments[i].p_memsz);
        }
    }
}

/* The length of a symbol table stands nowhere; with DT_GNU_HASH it is one past the end of the last chain. */
static uint32_t count_by_gnu_hash(const uint32_t *table)
{
    uint32_t bucket_count = table[0];
    uint32_t first = table[1];
    const uint32_t *buckets = table + 4 + table[2] * FILTER_WORDS;
    const uint32_t *chain = buckets + bucket_count;
    uint32_t last = 0;
    for (uint32_t i = 0; i < bucket_count; i++) {
        last = buckets[i] > last ? buckets[i] : last;
    }
    if (last < first) {
        return first;
    }
    while ((chain[last - first] & 1) == 0) {
        last++;
    }
    return last + 1;
}

static void find_table(void)
{
    struct symbol_table *table = &program.symbols;
    for (const ELF(Dyn) *entry = _DYNAMIC; entry != NULL && entry->d_tag != DT_NULL; entry++) {
        const unsigned char *target = program.base + entry->d_un.d_ptr;
        switch (entry->d_tag) {
        case DT_SYMTAB:
            table->symbols = target;
            break;
        case DT_STRTAB:
            table->strings = (const char *) target;
            break;
        case DT_STRSZ:
            table->strings_size = (uint32_t) entry->d_un.d_val;
            break;
        case DT_HASH:
            table->count = ((const uint32_t *) (const void *) target)[1];
            break;
        case DT_GNU_HASH:
            table->count = count_by_gnu_hash((const uint32_t *) (const void *) target);
            break;
        default:
            break;
        }
    }
}

struct library *nanvix_executable(void)
{
    if (program.path == NULL) {
        measure();
        find_table();
    }
    if (program.symbols.chain == NULL) {
        nanvix_symbols_free(&program);
        return nanvix_symbols_index(&program) ? &program : NULL;
    }
    return &program;
}
