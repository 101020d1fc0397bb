/*
 * The hash tables of a library. Nanvix asks .gnu.hash, or else .hash, for a name, and what a sound table does not lead
 * to is not there, whatever .dynsym says. Without a usable table, and where one contradicts itself, .dynsym decides.
 */
#include "nanvix_loader.h"

#include <string.h>

enum { GNU_HEADER = 4, SYSV_HEADER = 2, HASH_BITS = 32 }; /* the headers in words */

static uint32_t word_at(const unsigned char *words, uint64_t index)
{
    uint32_t word;
    memcpy(&word, words + index * sizeof word, sizeof word);
    return word;
}

uint32_t nanvix_hash_gnu(const char *name)
{
    uint32_t value = 5381;
    while (*name != '\0') {
        value = value * 33 + (unsigned char) *name++;
    }
    return value;
}

static uint32_t hash_sysv(const char *name)
{
    uint32_t value = 0;
    while (*name != '\0') {
        value = (value << 4) + (unsigned char) *name++;
        uint32_t top = value & 0xf0000000;
        value = (value ^ top >> 24) & ~top;
    }
    return value;
}

/* Null where the section is missing, outside of the file or, by its address, outside of the image. */
static const unsigned char *section_words(const struct elf_file *elf, const char *name, uint64_t *count)
{
    ELF(Shdr) section;
    if (!nanvix_section_find(elf, name, &section) || section.sh_addr == 0) {
        return NULL;
    }
    *count = section.sh_size / sizeof(uint32_t);
    return nanvix_elf_range(elf, section.sh_offset, section.sh_size);
}

static bool read_gnu(const struct library *library, struct hash_table *table)
{
    uint64_t size;
    const unsigned char *words = section_words(&library->elf, ".gnu.hash", &size);
    if (words == NULL || size < GNU_HEADER) {
        return false;
    }
    *table = (struct hash_table){.words = words,
                                 .gnu = true,
                                 .buckets = word_at(words, 0),
                                 .first = word_at(words, 1),
                                 .filter = word_at(words, 2),
                                 .shift = word_at(words, 3),
                                 .symbols = library->symbols.count};
    return table->buckets != 0 && table->filter != 0 && table->shift < HASH_BITS && table->first <= table->symbols
           && (uint64_t) GNU_HEADER + (uint64_t) table->filter * FILTER_WORDS + table->buckets + (table->symbols - table->first) <= size;
}

static bool read_sysv(const struct library *library, struct hash_table *table)
{
    uint64_t size;
    const unsigned char *words = section_words(&library->elf, ".hash", &size);
    if (words == NULL || size < SYSV_HEADER) {
        return false;
    }
    *table = (struct hash_table){.words = words, .buckets = word_at(words, 0), .symbols = word_at(words, 1)};
    return table->buckets != 0 && (uint64_t) SYSV_HEADER + table->buckets + table->symbols <= size;
}

void nanvix_hash_read(struct library *library)
{
    struct hash_table *table = &library->symbols.hash;
    if (!read_gnu(library, table) && !read_sysv(library, table)) {
        table->words = NULL;
    }
}

static bool is_named(const struct symbol_table *symbols, uint32_t index, const char *name)
{
    return strcmp(symbols->strings + nanvix_symbol_at(symbols, index).st_name, name) == 0;
}

static address_t filter_at(const struct hash_table *table, uint64_t index)
{
    address_t word;
    memcpy(&word, table->words + GNU_HEADER * sizeof(uint32_t) + index * sizeof word, sizeof word);
    return word;
}

static enum hash_answer ask_gnu(const struct symbol_table *symbols, const char *name, uint32_t *index)
{
    const struct hash_table *table = &symbols->hash;
    uint32_t value = nanvix_hash_gnu(name);
    address_t one = 1;
    address_t bits = one << value % FILTER_BITS | one << (value >> table->shift) % FILTER_BITS;
    if ((filter_at(table, value / FILTER_BITS % table->filter) & bits) != bits) {
        return HASH_ABSENT;
    }
    uint64_t buckets = (uint64_t) GNU_HEADER + (uint64_t) table->filter * FILTER_WORDS;
    uint32_t at = word_at(table->words, buckets + value % table->buckets);
    if (at == 0) {
        return HASH_ABSENT;
    }
    for (; at >= table->first && at < table->symbols; at++) {
        uint32_t link = word_at(table->words, buckets + table->buckets + (at - table->first));
        if ((link | 1) == (value | 1) && is_named(symbols, at, name)) {
            *index = at;
            return HASH_FOUND;
        }
        if ((link & 1) != 0) {
            return HASH_ABSENT;
        }
    }
    return HASH_UNKNOWN;
}

static enum hash_answer ask_sysv(const struct symbol_table *symbols, const char *name, uint32_t *index)
{
    const struct hash_table *table = &symbols->hash;
    uint32_t at = word_at(table->words, SYSV_HEADER + hash_sysv(name) % table->buckets);
    /* A chain that is longer than the table goes round. */
    for (uint32_t steps = 0; steps <= table->symbols; steps++) {
        if (at == 0) {
            return HASH_ABSENT;
        }
        if (at >= table->symbols || at >= symbols->count) {
            return HASH_UNKNOWN;
        }
        if (is_named(symbols, at, name)) {
            *index = at;
            return HASH_FOUND;
        }
        at = word_at(table->words, (uint64_t) SYSV_HEADER + table->buckets + at);
    }
    return HASH_UNKNOWN;
}

enum hash_answer nanvix_hash_find(const struct symbol_table *symbols, const char *name, uint32_t *index)
{
    if (symbols->hash.words == NULL) {
        return HASH_UNKNOWN;
    }
    return symbols->hash.gnu ? ask_gnu(symbols, name, index) : ask_sysv(symbols, name, index);
}

static bool count_by_gnu(const struct elf_file *elf, uint64_t offset, uint32_t *count)
{
    const unsigned char *header = nanvix_elf_range(elf, offset, GNU_HEADER * sizeof(uint32_t));
    if (header == NULL) {
        return false;
    }
    uint32_t buckets = word_at(header, 0);
    uint32_t first = word_at(header, 1);
    uint32_t filter = word_at(header, 2);
    uint64_t words = (elf->size - offset) / sizeof(uint32_t);
    uint64_t chains = (uint64_t) GNU_HEADER + (uint64_t) filter * FILTER_WORDS + buckets;
    if (buckets == 0 || first == 0 || filter == 0 || chains > words) {
        return false;
    }
    uint32_t last = 0;
    for (uint64_t i = chains - buckets; i < chains; i++) {
        uint32_t begin = word_at(header, i);
        last = begin > last ? begin : last;
    }
    *count = 0;
    if (last < first) {
        return true;
    }
    for (uint64_t i = chains + (last - first); i < words; i++, last++) {
        if ((word_at(header, i) & 1) != 0) {
            *count = last + 1;
            return true;
        }
    }
    return false;
}

static bool count_by_sysv(const struct elf_file *elf, uint64_t offset, uint32_t *count)
{
    const unsigned char *header = nanvix_elf_range(elf, offset, SYSV_HEADER * sizeof(uint32_t));
    *count = header == NULL ? 0 : word_at(header, 1);
    return header != NULL;
}

/* Where the last such entry points to in the file; without one *offset stays. */
static bool last_target(const struct elf_file *elf, uint32_t tag, uint64_t *offset)
{
    uint32_t cursor = 0;
    address_t address;
    bool found = false;
    while (nanvix_dynamic_value(elf, tag, &cursor, &address)) {
        found = nanvix_elf_offset(elf, address, offset);
    }
    return found;
}

/* Nanvix's reader of ELF files counts the symbols by the table that the dynamic array names, before anything else looks
   at the file, and gives it up where the table is empty, or counting, or the symbols so counted, lead out of the file. */
bool nanvix_hash_check(const struct elf_file *elf)
{
    uint64_t table = 0;
    uint64_t symbols = 0;
    uint32_t count = 0;
    const char *name = "DT_GNU_HASH";
    bool sound = true;
    if (last_target(elf, DT_GNU_HASH, &table)) {
        sound = count_by_gnu(elf, table, &count);
    } else if (last_target(elf, DT_HASH, &table)) {
        name = "DT_HASH";
        sound = count_by_sysv(elf, table, &count);
    }
    last_target(elf, DT_SYMTAB, &symbols);
    uint64_t end = symbols + (uint64_t) count * sizeof(ELF(Sym));
    if (!sound || (count != 0 && end > elf->size)) {
        nanvix_error_set("failed to parse ELF file: %s: its symbols cannot be counted by %s", elf->path, name);
        return false;
    }
    return true;
}
