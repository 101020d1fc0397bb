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

/* Nanvix has a name for all numbers of i386, from R_386_NONE to R_386_NUM, but for two that Sun had used. */
static bool check_type(const struct library *library, uint32_t type)
{
    enum { SUN_FIRST = 12, SUN_LAST = 13, NAMED_LAST = 44 };
    if (type > NAMED_LAST || (type >= SUN_FIRST && type <= SUN_LAST)) {
        nanvix_error_set("invalid relocation type: %u in %s", type, library->path);
        return false;
    }
    if (type != R_386_RELATIVE && type != R_386_32 && type != R_386_PC32 && type != R_386_GLOB_DAT
        && type != R_386_JMP_SLOT) {
        nanvix_error_set("unsupported relocation type: %u in %s", type, library->path);
        return false;
    }
    return true;
}

/* Nanvix takes an addend for signed. Where base and addend leave 32 bits, R_386_RELATIVE ends the whole process, and
   R_386_32 goes round to a wrong address. Whether they do depends on where a library has come to lie; refused is what
   does so somewhere in the region for mappings. */
static bool check_addend(const struct library *library, Elf32_Rel relocation, uint32_t addend)
{
    int64_t lowest = (int64_t) LOADER_SPACE_START + (int32_t) addend;
    int64_t highest = (int64_t) LOADER_SPACE_END - (int64_t) library->span + (int32_t) addend;
    if (lowest >= 0 && highest <= UINT32_MAX) {
        return true;
    }
    nanvix_error_set("attempt to add with overflow: relocation at 0x%x of %s has the addend 0x%x", relocation.r_offset,
                     library->path, addend);
    return false;
}

static bool apply(const struct library *library, Elf32_Rel relocation)
{
    uint32_t type = ELF32_R_TYPE(relocation.r_info);
    uint32_t index = ELF32_R_SYM(relocation.r_info);
    uint32_t value = (uint32_t) (uintptr_t) library->base;
    if (!check_type(library, type)) {
        return false;
    }
    if (type != R_386_RELATIVE) {
        if (!resolve(library, index, &value)) {
            return false;
        }
    } else if (index != 0) {
        nanvix_error_set("invalid R_386_RELATIVE relocation: symbol index is %u, expected 0, in %s", index,
                         library->path);
        return false;
    }
    if (!nanvix_image_holds(library, relocation.r_offset, sizeof(uint32_t))) {
        nanvix_error_set("index out of bounds: relocation at 0x%x of %s", relocation.r_offset, library->path);
        return false;
    }
    unsigned char *place = library->base + relocation.r_offset;
    uint32_t addend;
    memcpy(&addend, place, sizeof addend);
    /* A weak symbol that is nowhere has the value 0, to which any addend may lead. */
    if ((type == R_386_RELATIVE || (type == R_386_32 && value != 0)) && !check_addend(library, relocation, addend)) {
        return false;
    }
    if (type == R_386_RELATIVE || type == R_386_32) {
        value += addend;
    } else if (type == R_386_PC32) {
        value += addend - (uint32_t) (uintptr_t) place;
    }
    memcpy(place, &value, sizeof value);
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
