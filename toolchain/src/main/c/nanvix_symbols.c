/*
 * One dynamic symbol table. The index is made here, at load, for the executable, for libraries without a usable hash
 * table and for those whose table contradicts itself: as on Nanvix it gives the first entry of a name.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

ELF(Sym) nanvix_symbol_at(const struct symbol_table *table, uint32_t index)
{
    ELF(Sym) symbol;
    memcpy(&symbol, table->symbols + index * sizeof symbol, sizeof symbol);
    return symbol;
}

static bool is_definition(const ELF(Sym) *symbol)
{
    return symbol->st_shndx != SHN_UNDEF && ELF32_ST_BIND(symbol->st_info) != STB_LOCAL;
}

/* Versions are not looked at: two versions of a name are one name, and the first entry wins. */
bool nanvix_symbols_index(struct library *library)
{
    struct symbol_table *table = &library->symbols;
    uint32_t buckets = 16;
    while (buckets < table->count) {
        buckets *= 2;
    }
    table->mask = buckets - 1;
    table->buckets = calloc(buckets, sizeof *table->buckets);
    table->chain = calloc((size_t) table->count + 1, sizeof *table->chain);
    if (table->buckets == NULL || table->chain == NULL) {
        return nanvix_error_out_of_memory();
    }
    /* From the last to the first, so that the first stands at the head of its chain; 0 ends a chain. */
    for (uint32_t i = table->count; i-- > 1;) {
        ELF(Sym) symbol = nanvix_symbol_at(table, i);
        if (symbol.st_name >= table->strings_size) {
            nanvix_error_set("invalid c string: symbol %u of %s", i, library->path);
            return false;
        }
        if (is_definition(&symbol)) {
            uint32_t *head = &table->buckets[nanvix_hash_gnu(table->strings + symbol.st_name) & table->mask];
            table->chain[i] = *head;
            *head = i;
        }
    }
    return true;
}

bool nanvix_symbols_read(struct library *library)
{
    struct symbol_table *table = &library->symbols;
    const unsigned char *strings;
    if (!nanvix_section_table(&library->elf, ".dynsym", SHT_DYNSYM, sizeof(ELF(Sym)), &table->symbols, &table->count)
        || !nanvix_section_table(&library->elf, ".dynstr", SHT_STRTAB, 1, &strings, &table->strings_size)) {
        return false;
    }
    if (table->symbols == NULL) {
        nanvix_error_set("missing dynamic symbol table: %s", library->path);
        return false;
    }
    if (table->strings_size == 0) {
        nanvix_error_set("missing dynamic string table: %s", library->path);
        return false;
    }
    if (strings[table->strings_size - 1] != '\0') {
        nanvix_error_set("invalid c string: .dynstr of %s does not end in a NUL", library->path);
        return false;
    }
    table->strings = (const char *) strings;
    nanvix_hash_read(library);
    return nanvix_symbols_index(library);
}

void nanvix_symbols_free(struct library *library)
{
    free(library->symbols.buckets);
    free(library->symbols.chain);
}

static bool find_in_index(const struct symbol_table *table, const char *name, ELF(Sym) *symbol)
{
    for (uint32_t i = table->buckets[nanvix_hash_gnu(name) & table->mask]; i != 0; i = table->chain[i]) {
        *symbol = nanvix_symbol_at(table, i);
        if (strcmp(table->strings + symbol->st_name, name) == 0) {
            return true;
        }
    }
    return false;
}

bool nanvix_symbols_find(const struct symbol_table *table, const char *name, ELF(Sym) *symbol)
{
    uint32_t index;
    switch (nanvix_hash_find(table, name, &index)) {
    case HASH_FOUND:
        *symbol = nanvix_symbol_at(table, index);
        return is_definition(symbol);
    case HASH_ABSENT:
        return false;
    default:
        return find_in_index(table, name, symbol);
    }
}
