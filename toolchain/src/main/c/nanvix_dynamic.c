/* The dynamic array, as far as Nanvix reads it. nanvix_elf_read has made sure that it lies in the file. */
#include "nanvix_loader.h"

#include <string.h>

static ELF(Phdr) dynamic_segment(const struct elf_file *elf)
{
    for (size_t i = 0; i < elf->header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(elf, i);
        if (segment.p_type == PT_DYNAMIC) {
            return segment;
        }
    }
    return (ELF(Phdr)){0};
}

bool nanvix_dynamic_check(const struct elf_file *elf)
{
    ELF(Phdr) segment = dynamic_segment(elf);
    if (segment.p_filesz != 0 && nanvix_elf_range(elf, segment.p_offset, segment.p_filesz) == NULL) {
        nanvix_error_set("failed to parse ELF file: %s: PT_DYNAMIC lies outside of the file", elf->path);
        return false;
    }
    return true;
}

/* The next entry with that tag at or after the cursor (from 0). */
bool nanvix_dynamic_value(const struct elf_file *elf, uint32_t tag, uint32_t *cursor, address_t *value)
{
    ELF(Phdr) segment = dynamic_segment(elf);
    uint32_t count = (uint32_t) (segment.p_filesz / sizeof(ELF(Dyn)));
    while (*cursor < count) {
        ELF(Dyn) entry;
        memcpy(&entry, elf->bytes + segment.p_offset + (*cursor)++ * sizeof entry, sizeof entry);
        if (entry.d_tag == DT_NULL) {
            *cursor = count;
        } else if ((uint32_t) entry.d_tag == tag) {
            *value = entry.d_un.d_val;
            return true;
        }
    }
    return false;
}

/* The same for a string; *string is null when there is no further one. */
bool nanvix_dynamic_string(const struct library *library, uint32_t tag, uint32_t *cursor, const char **string)
{
    address_t offset;
    *string = NULL;
    if (!nanvix_dynamic_value(&library->elf, tag, cursor, &offset)) {
        return true;
    }
    if (offset >= library->symbols.strings_size) {
        nanvix_error_set("invalid c string: dynamic entry %u of %s", *cursor - 1, library->path);
        return false;
    }
    *string = library->symbols.strings + offset;
    return true;
}
