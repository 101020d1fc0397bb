/*
 * Where a name is looked for: the library itself, its DT_NEEDED breadth-first in link order, the executable, then the
 * RTLD_GLOBAL libraries in load order. So there is no interposition: a library's own definition beats python.elf's.
 */
#include "nanvix_loader.h"

static struct library *globals;

/* Nanvix does not look at the kind of a symbol: it would bind an IFUNC to its resolver, and a thread-local or
   absolute symbol to the load base plus its value. Each is a wrong address, so each is refused here. */
static enum lookup address_of(const struct library *provider, const ELF(Sym) *symbol, const char *name,
                              address_t *address)
{
    const char *kind = NULL;
    if (ELF32_ST_TYPE(symbol->st_info) == STT_TLS) {
        kind = "thread-local";
    } else if (ELF32_ST_TYPE(symbol->st_info) == STT_GNU_IFUNC) {
        kind = "an indirect function";
    } else if (symbol->st_shndx == SHN_ABS) {
        kind = "absolute";
    }
    if (kind != NULL) {
        nanvix_error_set("unsupported symbol: %s is %s (defined in %s)", name, kind, provider->path);
        return LOOKUP_FAILED;
    }
    *address = (uintptr_t) provider->base + symbol->st_value;
    return LOOKUP_FOUND;
}

static enum lookup look_in(const struct library *provider, const char *name, address_t *address)
{
    ELF(Sym) symbol;
    return nanvix_symbols_find(&provider->symbols, name, &symbol) ? address_of(provider, &symbol, name, address)
                                                                  : LOOKUP_ABSENT;
}

enum lookup nanvix_lookup_group(const struct library *library, const char *name, address_t *address)
{
    enum lookup result = LOOKUP_ABSENT;
    for (size_t i = 0; i < library->group_count && result == LOOKUP_ABSENT; i++) {
        result = look_in(library->group[i], name, address);
    }
    return result;
}

enum lookup nanvix_lookup_global(const char *name, address_t *address)
{
    const struct library *program = nanvix_executable();
    if (program == NULL) {
        return LOOKUP_FAILED;
    }
    enum lookup result = look_in(program, name, address);
    for (const struct library *library = globals; library != NULL && result == LOOKUP_ABSENT;
         library = library->next_global) {
        result = look_in(library, name, address);
    }
    return result;
}

/* Only the library itself: opening it RTLD_GLOBAL does not publish what it needs. */
void nanvix_lookup_publish(struct library *library)
{
    struct library **end = &globals;
    while (*end != NULL) {
        end = &(*end)->next_global;
    }
    *end = library;
}
