/*
 * Sections by name. The Nanvix loader finds its tables by the names of sections and not through PT_DYNAMIC, which it
 * asks only for DT_NEEDED and DT_RUNPATH; a library without section headers cannot be loaded.
 */
#include "nanvix_loader.h"

#include <stdlib.h>
#include <string.h>

enum { SECTION_RELR = 19 }; /* SHT_RELR, younger than some <elf.h> */

static Elf32_Shdr section_at(const struct elf_file *elf, size_t index)
{
    Elf32_Shdr section;
    memcpy(&section, elf->bytes + elf->header.e_shoff + index * sizeof section, sizeof section);
    return section;
}

static const char *section_name(const struct elf_file *elf, const Elf32_Shdr *section)
{
    return (const char *) elf->bytes + section_at(elf, elf->header.e_shstrndx).sh_offset + section->sh_name;
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
            nanvix_error_set("duplicate section header: %s in %s", names[i], elf->path);
            return false;
        }
    }
    return true;
}

/* Nanvix applies .rel.dyn and .rel.plt and silently skips any other relocation of the image, which then crashes at
   some later moment. Refusing is safer. */
static bool check_kind(const struct elf_file *elf, const Elf32_Shdr *section)
{
    const char *name = section_name(elf, section);
    bool known = strcmp(name, ".rel.dyn") == 0 || strcmp(name, ".rel.plt") == 0;
    bool relocates =
        section->sh_type == SHT_RELA || section->sh_type == SECTION_RELR || (section->sh_type == SHT_REL && !known);
    if (relocates && (section->sh_flags & SHF_ALLOC) != 0) {
        nanvix_error_set("unsupported relocation section: %s in %s would never be applied", name, elf->path);
        return false;
    }
    return true;
}

static bool check_all(const struct elf_file *elf, const char **names)
{
    Elf32_Shdr name_table = section_at(elf, elf->header.e_shstrndx);
    const unsigned char *text = nanvix_elf_range(elf, name_table.sh_offset, name_table.sh_size);
    if (text == NULL || name_table.sh_size == 0 || text[name_table.sh_size - 1] != '\0') {
        nanvix_error_set("failed to parse ELF file: %s: section names are malformed", elf->path);
        return false;
    }
    for (size_t i = 1; i < elf->header.e_shnum; i++) {
        Elf32_Shdr section = section_at(elf, i);
        if (section.sh_name >= name_table.sh_size) {
            nanvix_error_set("failed to parse ELF file: %s: section %zu has no name", elf->path, i);
            return false;
        }
        if (!check_kind(elf, &section)) {
            return false;
        }
        names[i - 1] = section_name(elf, &section);
    }
    return check_unique(elf, names, elf->header.e_shnum - 1u);
}

bool nanvix_sections_check(const struct elf_file *elf)
{
    const Elf32_Ehdr *header = &elf->header;
    if (header->e_shnum == 0) {
        nanvix_error_set("missing dynamic symbol table: %s has no section headers", elf->path);
        return false;
    }
    if (header->e_shentsize != sizeof(Elf32_Shdr) || header->e_shstrndx >= header->e_shnum
        || nanvix_elf_range(elf, header->e_shoff, header->e_shnum * (uint32_t) sizeof(Elf32_Shdr)) == NULL) {
        nanvix_error_set("failed to parse ELF file: %s: section headers lie outside of the file", elf->path);
        return false;
    }
    const char **names = malloc(header->e_shnum * sizeof *names);
    if (names == NULL) {
        return nanvix_error_out_of_memory();
    }
    bool sound = check_all(elf, names);
    free(names);
    return sound;
}

bool nanvix_section_find(const struct elf_file *elf, const char *name, Elf32_Shdr *section)
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
    Elf32_Shdr section;
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
    *count = section.sh_size / entry_size;
    return true;
}

static const unsigned char *dynamic_array(const struct elf_file *elf, uint32_t *count)
{
    for (size_t i = 0; i < elf->header.e_phnum; i++) {
        Elf32_Phdr segment = nanvix_elf_segment(elf, i);
        if (segment.p_type == PT_DYNAMIC) {
            *count = segment.p_filesz / (uint32_t) sizeof(Elf32_Dyn);
            return nanvix_elf_range(elf, segment.p_offset, segment.p_filesz);
        }
    }
    *count = 0;
    return elf->bytes;
}

/* The next string with that tag at or after the cursor (from 0); *string is null when there is no further one. */
bool nanvix_dynamic_next(const struct library *library, int32_t tag, uint32_t *cursor, const char **string)
{
    uint32_t count;
    const unsigned char *array = dynamic_array(&library->elf, &count);
    *string = NULL;
    if (array == NULL) {
        nanvix_error_set("failed to parse ELF file: %s: PT_DYNAMIC lies outside of the file", library->path);
        return false;
    }
    while (*cursor < count) {
        Elf32_Dyn entry;
        memcpy(&entry, array + (*cursor)++ * sizeof entry, sizeof entry);
        if (entry.d_tag == DT_NULL) {
            *cursor = count;
        } else if (entry.d_tag == tag) {
            if (entry.d_un.d_val >= library->symbols.strings_size) {
                nanvix_error_set("invalid c string: dynamic entry %u of %s", *cursor - 1, library->path);
                return false;
            }
            *string = library->symbols.strings + entry.d_un.d_val;
            return true;
        }
    }
    return true;
}
