/* dladdr, which Nanvix lacks, for what runs here and wants to know where it is. */
#define _GNU_SOURCE
#include "nanvix_loader.h"

#include <dlfcn.h>

static bool lies_in(const struct library *library, uintptr_t address)
{
    return address - (uintptr_t) library->base < library->span;
}

/* The nearest name at or below the address; nothing here tells where a symbol without a size ends. */
static void describe(const struct library *library, uintptr_t address, Dl_info *info)
{
    uint32_t offset = (uint32_t) (address - (uintptr_t) library->base);
    uint32_t best = 0;
    *info = (Dl_info){.dli_fname = library->path, .dli_fbase = library->base};
    for (uint32_t i = 1; i < library->symbols.count; i++) {
        Elf32_Sym symbol = nanvix_symbol_at(&library->symbols, i);
        bool covers = symbol.st_size == 0 || offset - symbol.st_value < symbol.st_size;
        if (symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && ELF32_ST_TYPE(symbol.st_info) != STT_TLS
            && symbol.st_value <= offset && symbol.st_value >= best && covers) {
            best = symbol.st_value;
            info->dli_sname = library->symbols.strings + symbol.st_name;
            info->dli_saddr = library->base + symbol.st_value;
        }
    }
}

int dladdr(const void *address, Dl_info *info)
{
    nanvix_lock();
    const struct library *library = nanvix_registry_first();
    while (library != NULL && !lies_in(library, (uintptr_t) address)) {
        library = library->next;
    }
    if (library == NULL) {
        const struct library *program = nanvix_executable();
        library = program != NULL && lies_in(program, (uintptr_t) address) ? program : NULL;
    }
    if (library != NULL) {
        describe(library, (uintptr_t) address, info);
    }
    nanvix_unlock();
    return library != NULL;
}
