/* dladdr as POSIX has it, and, under a name of its own, as Nanvix has it: 0 for success, of libraries only. */
#define _GNU_SOURCE
#include "nanvix_loader.h"

#include <dlfcn.h>

/* What <dlfcn.h> of Nanvix calls dladdr. */
int __nanvix_dladdr(const void *address, Dl_info *info);

static bool lies_in(const struct library *library, uintptr_t address)
{
    return address - (uintptr_t) library->base < library->span;
}

static const struct library *library_at(uintptr_t address)
{
    const struct library *library = nanvix_registry_first();
    while (library != NULL && !lies_in(library, address)) {
        library = library->next;
    }
    return library;
}

static const struct library *program_at(uintptr_t address)
{
    const struct library *program = nanvix_executable();
    return program != NULL && lies_in(program, address) ? program : NULL;
}

/* The first of the nearest names at or below the address. Nothing here tells where a symbol without a size ends; Nanvix
   asks of none. */
static void describe(const struct library *library, uintptr_t address, bool sized, Dl_info *info)
{
    address_t offset = address - (uintptr_t) library->base;
    address_t best = 0;
    *info = (Dl_info){.dli_fname = library->path, .dli_fbase = library->base};
    for (uint32_t i = 1; i < library->symbols.count; i++) {
        ELF(Sym) symbol = nanvix_symbol_at(&library->symbols, i);
        bool covers = !sized || symbol.st_size == 0 || offset - symbol.st_value < symbol.st_size;
        if (symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && ELF32_ST_TYPE(symbol.st_info) != STT_TLS
            && symbol.st_value <= offset && (info->dli_sname == NULL || symbol.st_value > best) && covers) {
            best = symbol.st_value;
            info->dli_sname = library->symbols.strings + symbol.st_name;
            info->dli_saddr = library->base + symbol.st_value;
        }
    }
}

/* As POSIX has it a library is enough: an address without a name is found, too. */
int dladdr(const void *address, Dl_info *info)
{
    nanvix_lock();
    const struct library *library = library_at((uintptr_t) address);
    library = library == NULL ? program_at((uintptr_t) address) : library;
    if (library != NULL) {
        describe(library, (uintptr_t) address, true, info);
    }
    nanvix_unlock();
    return library != NULL;
}

static bool is_named(const void *address, Dl_info *info)
{
    const struct library *library = library_at((uintptr_t) address);
    Dl_info found = {0};
    if (library != NULL) {
        describe(library, (uintptr_t) address, false, &found);
    }
    if (found.dli_sname == NULL) {
        nanvix_error_set("symbol not found: at 0x%llx in %s", WIDE((uintptr_t) address),
                         library == NULL ? "no library" : library->path);
        return false;
    }
    *info = found;
    return true;
}

int __nanvix_dladdr(const void *address, Dl_info *info)
{
    if (address == NULL || info == NULL) {
        nanvix_error_set("%s is null", address == NULL ? "addr" : "info");
        return -1;
    }
    nanvix_lock();
    bool named = is_named(address, info);
    nanvix_unlock();
    return named ? 0 : -1;
}
