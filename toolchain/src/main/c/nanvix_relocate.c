/* Relocation: .rel.plt, then .rel.dyn, all at once (RTLD_LAZY means RTLD_NOW), and five types only. */
#include "nanvix_loader.h"

#include <string.h>

/* The value of the symbol that a relocation names. Nanvix looks up every symbol by its name, and so finds neither a
   local one nor the null symbol, which has none. */
static bool resolve(const struct library *library, uint32_t index, uint32_t *value)
{
    if (index >= library->symbols.count) {
        nanvix_error_set("invalid symbol index: %u in %s", index, library->path);
        return false;
    }
    Elf32_Sym symbol = nanvix_symbol_at(&library->symbols, index);
    const char *name = index == 0 ? "" : library->symbols.strings + symbol.st_name;
    enum lookup result = nanvix_lookup_group(library, name, value);
    if (result == LOOKUP_ABSENT) {
        result = nanvix_lookup_global(name, value);
    }
    if (result == LOOKUP_ABSENT && ELF32_ST_BIND(symbol.st_info) == STB_WEAK) {
        *value = 0;
        return true;
    }
    if (result == LOOKUP_ABSENT) {
        nanvix_error_set("symbol not found: %s (needed by %s)", *name == '\0' ? "no name" : name, library->path);
    } else if (result == LOOKUP_FAILED) {
        nanvix_error_append(" (needed by %s)", library->path);
    }
    return result == LOOKUP_FOUND;
}

static bool apply(const struct library *library, Elf32_Rel relocation)
{
    uint32_t type = ELF32_R_TYPE(relocation.r_info);
    uint32_t index = ELF32_R_SYM(relocation.r_info);
    if (type != R_386_RELATIVE && type != R_386_32 && type != R_386_PC32 && type != R_386_GLOB_DAT
        && type != R_386_JMP_SLOT) {
        nanvix_error_set("unsupported relocation type: %u in %s", type, library->path);
        return false;
    }
    if (!nanvix_image_holds(library, relocation.r_offset, sizeof(uint32_t))) {
        nanvix_error_set("index out of bounds: relocation at 0x%x of %s", relocation.r_offset, library->path);
        return false;
    }
    uint32_t base = (uint32_t) (uintptr_t) library->base;
    uint32_t place = base + relocation.r_offset;
    uint32_t value = 0;
    uint32_t addend;
    memcpy(&addend, library->base + relocation.r_offset, sizeof addend);
    if (type != R_386_RELATIVE) {
        if (!resolve(library, index, &value)) {
            return false;
        }
        value += type == R_386_32 ? addend : type == R_386_PC32 ? addend - place : 0;
    } else if (index == 0) {
        value = base + addend;
    } else {
        nanvix_error_set("invalid R_386_RELATIVE relocation: symbol index is %u, expected 0, in %s", index,
                         library->path);
        return false;
    }
    memcpy(library->base + relocation.r_offset, &value, sizeof value);
    return true;
}

static bool apply_section(const struct library *library, const char *section)
{
    const unsigned char *entries;
    uint32_t count;
    if (!nanvix_section_table(&library->elf, section, SHT_REL, sizeof(Elf32_Rel), &entries, &count)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        Elf32_Rel relocation;
        memcpy(&relocation, entries + i * sizeof relocation, sizeof relocation);
        if (!apply(library, relocation)) {
            return false;
        }
    }
    return true;
}

bool nanvix_relocate(const struct library *library)
{
    return apply_section(library, ".rel.plt") && apply_section(library, ".rel.dyn");
}
