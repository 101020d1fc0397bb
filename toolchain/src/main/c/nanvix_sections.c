/*
 * Sections by name. The Nanvix loader finds its tables by the names of sections and not through PT_DYNAMIC, which it
 * asks only for DT_NEEDED and DT_RUNPATH; a library without section headers cannot be loaded.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

enum { SECTION_RELR = 19 }; /* SHT_RELR, younger than some <elf.h> */

static ELF(Shdr) section_at(const struct elf_file *elf, size_t index)
{
    ELF(Shdr) section;
    memcpy(&section, elf->bytes + elf->header.e_shoff + index * sizeof section, sizeof section);
    return section;
}

/* Outside of the names there is, as on Nanvix, the empty one. */
static const char *section_name(const struct elf_file *elf, const ELF(Shdr) *section)
{
    ELF(Shdr) names = section_at(elf, elf->header.e_shstrndx);
    return section->sh_name < names.sh_size ? (const char *) elf->bytes + names.sh_offset + section->sh_name : "";
}

static bool check_names(const struct elf_file *elf)
{
    ELF(Shdr) names = section_at(elf, elf->header.e_shstrndx);
    const unsigned char *text = nanvix_elf_range(elf, names.sh_offset, names.sh_size);
    if (names.sh_type == SHT_NOBITS || text == NULL || names.sh_size == 0 || text[names.sh_size - 1] != '\0') {
        nanvix_error_set("failed to parse ELF file: %s: section names are malformed", elf->path);
        return false;
    }
    return true;
}

/* One table of strings. What has no bytes in the file, as in a separate debug file, has no text either. */
static bool check_strings(const struct elf_file *elf, size_t index)
{
    if (index >= elf->header.e_shnum || section_at(elf, index).sh_type == SHT_NOBITS) {
        return true;
    }
    ELF(Shdr) strings = section_at(elf, index);
    const unsigned char *text = nanvix_elf_range(elf, strings.sh_offset, strings.sh_size);
    if (text != NULL && nanvix_text_is_utf8(text, strings.sh_size)) {
        return true;
    }
    nanvix_error_set("failed to parse ELF file: %s: section %s %s", elf->path, section_name(elf, &strings),
                     text == NULL ? "lies outside of the file" : "has a name that is not UTF-8");
    return false;
}

/* The names of sections, and those of the symbols, whether the loader will ask for them or not. */
static bool check_all_strings(const struct elf_file *elf)
{
    bool sound = check_strings(elf, elf->header.e_shstrndx);
    for (size_t i = 1; i < elf->header.e_shnum && sound; i++) {
        ELF(Shdr) section = section_at(elf, i);
        if (section.sh_type == SHT_SYMTAB || section.sh_type == SHT_DYNSYM) {
            sound = check_strings(elf, section.sh_link);
        }
    }
    return sound;
}

/* Whether sections can be read at all; none is what nanvix_sections_check_names complains of. */
bool nanvix_sections_check(const struct elf_file *elf)
{
    const ELF(Ehdr) *header = &elf->header;
    if (header->e_shnum == 0) {
        return true;
    }
    if (header->e_shentsize != sizeof(ELF(Shdr)) || header->e_shstrndx >= header->e_shnum
        || nanvix_elf_range(elf, header->e_shoff, header->e_shnum * (uint32_t) sizeof(ELF(Shdr))) == NULL) {
        nanvix_error_set("failed to parse ELF file: %s: section headers lie outside of the file", elf->path);
        return false;
    }
    return check_names(elf) && check_all_strings(elf);
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(char *const *) left, *(char *const *) right);
}

static bool check_unique(const struct elf_file *elf, const char **names, size_t count)
{
    qsort(names, count, sizeof *names, by_text);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(names[i - 1], names[i]) == 0) {
            nanvix_error_set("duplicate section header: %s in %s", *names[i] == '\0' ? "no name" : names[i], elf->path);
            return false;
        }
    }
    return true;
}

/* Nanvix applies the tables of two names and silently skips any other relocation of the image, which then crashes at
   some later moment. Refusing is safer. */
static bool check_kind(const struct elf_file *elf, const ELF(Shdr) *section)
{
    const char *name = section_name(elf, section);
    bool known = strcmp(name, LOADER_TABLE_DYN) == 0 || strcmp(name, LOADER_TABLE_PLT) == 0;
    bool table = section->sh_type == SHT_REL || section->sh_type == SHT_RELA;
    bool relocates =
        section->sh_type == SECTION_RELR || (table && !(known && section->sh_type == LOADER_TABLE_TYPE));
    if (relocates && (section->sh_flags & SHF_ALLOC) != 0) {
        nanvix_error_set("unsupported relocation section: %s in %s would never be applied", name, elf->path);
        return false;
    }
    return true;
}

/* From the null section on: it has the empty name, so that no other may. */
static bool check_each(const struct elf_file *elf, const char **names)
{
    for (size_t i = 0; i < elf->header.e_shnum; i++) {
        ELF(Shdr) section = section_at(elf, i);
        if (!check_kind(elf, &section)) {
            return false;
        }
        names[i] = section_name(elf, &section);
    }
    return check_unique(elf, names, elf->header.e_shnum);
}

bool nanvix_sections_check_names(const struct elf_file *elf)
{
    if (elf->header.e_shnum == 0) {
        nanvix_error_set("missing dynamic symbol table: %s has no section headers", elf->path);
        return false;
    }
    const char **names = malloc(elf->header.e_shnum * sizeof *names);
    if (names == NULL) {
        return nanvix_error_out_of_memory();
    }
    bool sound = check_each(elf, names);
    free(names);
    return sound;
}

bool nanvix_section_find(const struct elf_file *elf, const char *name, ELF(Shdr) *section)
{
    for (size_t i = 1; i < elf->header.e_shnum; i++) {
        *section = section_at(elf, i);
        if (strcmp(section_name(elf, section), name) == 0) {
            return true;
        }
    }
    return false;
}

/* The entries of a named table in the file; none if there is no such section. */
bool nanvix_section_table(const struct elf_file *elf, const char *name, uint32_t type, uint32_t entry_size,
                          const unsigned char **entries, uint32_t *count)
{
    ELF(Shdr) section;
    *count = 0;
    *entries = NULL;
    if (!nanvix_section_find(elf, name, &section)) {
        return true;
    }
    *entries = nanvix_elf_range(elf, section.sh_offset, section.sh_size);
    if (section.sh_type != type || *entries == NULL || section.sh_size % entry_size != 0) {
        nanvix_error_set("failed to parse ELF file: %s: section %s is malformed", elf->path, name);
        return false;
    }
    *count = (uint32_t) (section.sh_size / entry_size);
    return true;
}
