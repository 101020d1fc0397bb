/* Constructors and destructors: .init_array and .fini_array only, as on Nanvix; DT_INIT and DT_FINI are not run. */
#include "nanvix_loader.h"

#include <string.h>

typedef void (*hook)(void);

static bool check(const struct library *library, const char *section)
{
    ELF(Shdr) header;
    if (!nanvix_section_find(&library->elf, section, &header)
        || (header.sh_size % sizeof(address_t) == 0 && nanvix_image_holds(library, header.sh_addr, header.sh_size))) {
        return true;
    }
    nanvix_error_set("index out of bounds: %s of %s lies outside of its segments", section, library->path);
    return false;
}

bool nanvix_hooks_check(const struct library *library)
{
    return check(library, ".init_array") && check(library, ".fini_array");
}

static size_t count(const struct library *library, const char *section, address_t *address)
{
    ELF(Shdr) header;
    if (!nanvix_section_find(&library->elf, section, &header)) {
        return 0;
    }
    *address = header.sh_addr;
    return (size_t) (header.sh_size / sizeof(address_t));
}

/* 0 and -1 are the marks that old linkers put at the ends of such arrays. */
static void run(const struct library *library, address_t address, size_t index)
{
    address_t entry;
    memcpy(&entry, library->base + address + index * sizeof entry, sizeof entry);
    if (entry != 0 && entry != (address_t) -1) {
        ((hook) (uintptr_t) entry)();
    }
}

void nanvix_hooks_construct(const struct library *library)
{
    address_t address = 0;
    size_t hooks = count(library, ".init_array", &address);
    for (size_t i = 0; i < hooks; i++) {
        run(library, address, i);
    }
}

void nanvix_hooks_destruct(const struct library *library)
{
    address_t address = 0;
    for (size_t i = count(library, ".fini_array", &address); i-- > 0;) {
        run(library, address, i);
    }
}
