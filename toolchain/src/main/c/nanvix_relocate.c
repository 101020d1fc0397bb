/* Relocation: the table of the PLT, then the other one, all at once (RTLD_LAZY means RTLD_NOW), and few types only. */
#include "nanvix_loader.h"

#include <string.h>

/* The value of the symbol that a relocation names. Nanvix looks up every symbol by its name, and so finds neither a
   local one nor the null symbol, which has none. */
static bool resolve(const struct library *library, uint32_t index, address_t *value)
{
    if (index >= library->symbols.count) {
        nanvix_error_set("invalid symbol index: %u in %s", index, library->path);
        return false;
    }
    ELF(Sym) symbol = nanvix_symbol_at(&library->symbols, index);
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

static bool check_type(const struct library *library, uint32_t type)
{
    if (!LOADER_IS_NAMED(type)) {
        nanvix_error_set("invalid relocation type: %u in %s", type, library->path);
        return false;
    }
    if (type != LOADER_RELATIVE && type != LOADER_ADDRESS && type != LOADER_GLOB_DAT && type != LOADER_JUMP_SLOT
        && !(type == LOADER_PC32 && LOADER_PC32_IN_LIBRARIES)) {
        nanvix_error_set("unsupported relocation type: %u in %s", type, library->path);
        return false;
    }
    return true;
}

/* Nanvix takes an addend for signed. Where base and addend leave 32 bits, RELATIVE ends the whole process, and a plain
   address goes round to a wrong one. Whether they do depends on where a library has come to lie; refused is what does so
   somewhere in the region for mappings. No addend of 64 bits that a linker writes comes near the end of them. */
static bool check_addend(const struct library *library, const relocation_t *relocation, address_t addend)
{
#if LOADER_RELA
    (void) library;
    (void) relocation;
    (void) addend;
    return true;
#else
    int64_t lowest = (int64_t) LOADER_SPACE_START + (int32_t) addend;
    int64_t highest = (int64_t) LOADER_SPACE_END - (int64_t) library->span + (int32_t) addend;
    if (lowest >= 0 && highest <= UINT32_MAX) {
        return true;
    }
    nanvix_error_set("attempt to add with overflow: relocation at 0x%x of %s has the addend 0x%x", relocation->r_offset,
                     library->path, addend);
    return false;
#endif
}

address_t nanvix_relocation_addend(const relocation_t *relocation, const unsigned char *place)
{
#if LOADER_RELA
    (void) place;
    return (address_t) relocation->r_addend;
#else
    (void) relocation;
    address_t addend;
    memcpy(&addend, place, sizeof addend);
    return addend;
#endif
}

/* By the psABI's formulas: an entry of the GOT is the symbol alone. A PC32 is 32 bits long in either class. */
void nanvix_relocation_store(uint32_t type, address_t value, address_t addend, unsigned char *place)
{
    if (type == LOADER_PC32) {
        uint32_t distance = (uint32_t) (value + addend - (uintptr_t) place);
        memcpy(place, &distance, sizeof distance);
        return;
    }
    if (type == LOADER_RELATIVE || type == LOADER_ADDRESS) {
        value += addend;
    }
    memcpy(place, &value, sizeof value);
}

static bool apply(const struct library *library, const relocation_t *relocation)
{
    uint32_t type = ELF_R_TYPE(relocation->r_info);
    uint32_t index = ELF_R_SYM(relocation->r_info);
    address_t value = (uintptr_t) library->base;
    if (!check_type(library, type)) {
        return false;
    }
    if (type != LOADER_RELATIVE) {
        if (!resolve(library, index, &value)) {
            return false;
        }
    } else if (index != 0) {
        nanvix_error_set("invalid " LOADER_RELATIVE_WORDS " relocation: symbol index is %u, expected 0, in %s", index,
                         library->path);
        return false;
    }
    if (!nanvix_image_holds(library, relocation->r_offset, sizeof(address_t))) {
        nanvix_error_set("index out of bounds: relocation at 0x%llx of %s", WIDE(relocation->r_offset), library->path);
        return false;
    }
    unsigned char *place = library->base + relocation->r_offset;
    address_t addend = nanvix_relocation_addend(relocation, place);
    /* A weak symbol that is nowhere has the value 0, to which any addend may lead. */
    if ((type == LOADER_RELATIVE || (type == LOADER_ADDRESS && value != 0)) && !check_addend(library, relocation, addend)) {
        return false;
    }
    nanvix_relocation_store(type, value, addend, place);
    return true;
}

static bool apply_section(const struct library *library, const char *section)
{
    const unsigned char *entries;
    uint32_t count;
    if (!nanvix_section_table(&library->elf, section, LOADER_TABLE_TYPE, sizeof(relocation_t), &entries, &count)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        relocation_t relocation;
        memcpy(&relocation, entries + i * sizeof relocation, sizeof relocation);
        if (!apply(library, &relocation)) {
            return false;
        }
    }
    return true;
}

bool nanvix_relocate(const struct library *library)
{
    return apply_section(library, LOADER_TABLE_PLT) && apply_section(library, LOADER_TABLE_DYN);
}
