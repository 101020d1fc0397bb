/* The image: PT_LOAD segments copied from the file into reserved memory. */
#include "nanvix_loader.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

static uint64_t page_floor(uint64_t address)
{
    return address & ~(uint64_t) (LOADER_PAGE - 1);
}

static uint64_t page_ceiling(uint64_t address)
{
    return page_floor(address + LOADER_PAGE - 1);
}

/* A segment without a byte in memory or in the file is no segment. */
static bool is_loaded(const ELF(Phdr) *segment)
{
    return segment->p_type == PT_LOAD && (segment->p_memsz != 0 || segment->p_filesz != 0);
}

static bool check_segment(const struct library *library, size_t index, const ELF(Phdr) *segment, uint64_t end)
{
    if (segment->p_memsz == 0) {
        nanvix_error_set("PT_LOAD has p_memsz == 0 but non-zero p_filesz: program header %zu of %s", index,
                         library->path);
    } else if (segment->p_filesz > segment->p_memsz) {
        nanvix_error_set("PT_LOAD has p_filesz greater than p_memsz: program header %zu of %s", index, library->path);
    } else if (nanvix_elf_range(&library->elf, segment->p_offset, segment->p_filesz) == NULL) {
        nanvix_error_set("PT_LOAD file range out of bounds: program header %zu of %s", index, library->path);
    } else if (end == 0 && segment->p_vaddr >= LOADER_PAGE) {
        /* Nanvix places by p_vaddr in a reservation that begins at the lowest address of a segment: such a library
           lies behind its own reservation, and goes well until the next one is put there. */
        nanvix_error_set("PT_LOAD does not start in page 0: program header %zu of %s is at 0x%llx", index,
                         library->path, WIDE(segment->p_vaddr));
    } else if (page_floor(segment->p_vaddr) < end) {
        nanvix_error_set("program headers overlap: program header %zu of %s", index, library->path);
    } else {
        return true;
    }
    return false;
}

/* Nanvix first reserves all of the image, the empty segments too, in the region that its programs have for mappings.
   What they have in it already is not known here. */
static bool check_space(const struct library *library)
{
    uint64_t start = UINT64_MAX;
    uint64_t end = 0;
    for (size_t i = 0; i < library->elf.header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(&library->elf, i);
        if (segment.p_type == PT_LOAD
            && (segment.p_vaddr > LOADER_SPACE_END || segment.p_memsz > LOADER_SPACE_END - segment.p_vaddr)
            && sizeof(address_t) > sizeof(uint32_t)) {
            /* Its end may not even be a number of 64 bits. */
            start = 0;
            end = UINT64_MAX;
            break;
        }
        if (segment.p_type == PT_LOAD) {
            uint64_t floor = page_floor(segment.p_vaddr);
            uint64_t ceiling = page_ceiling((uint64_t) segment.p_vaddr + segment.p_memsz);
            start = floor < start ? floor : start;
            end = ceiling > end ? ceiling : end;
        }
    }
    if (end > start && end - start > LOADER_SPACE_END - LOADER_SPACE_START) {
        nanvix_error_set("not enough virtual address space for reservation: %s takes 0x%llx bytes, there are 0x%llx",
                         library->path, WIDE(end - start), WIDE(LOADER_SPACE_END - LOADER_SPACE_START));
        return false;
    }
    return true;
}

static bool measure(struct library *library)
{
    uint64_t end = 0;
    if (!check_space(library)) {
        return false;
    }
    for (size_t i = 0; i < library->elf.header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(&library->elf, i);
        if (segment.p_type == PT_TLS) {
            /* Nanvix ignores the header and fails at the first TLS relocation. */
            nanvix_error_set("thread-local storage is not supported: %s has PT_TLS", library->path);
            return false;
        }
        if (is_loaded(&segment)) {
            if (!check_segment(library, i, &segment, end)) {
                return false;
            }
            end = page_ceiling((uint64_t) segment.p_vaddr + segment.p_memsz);
        }
    }
    if (end == 0) {
        nanvix_error_set("no loadable segments found: %s", library->path);
        return false;
    }
    library->span = (size_t) end;
    return true;
}

static bool protect(const struct library *library, const ELF(Phdr) *segment, int protection)
{
    size_t start = (size_t) page_floor(segment->p_vaddr);
    size_t end = (size_t) page_ceiling((uint64_t) segment->p_vaddr + segment->p_memsz);
    if (mprotect(library->base + start, end - start, protection) != 0) {
        nanvix_error_set("mapping failed: %s: %s", library->path, strerror(errno));
        return false;
    }
    return true;
}

bool nanvix_image_map(struct library *library)
{
    if (!measure(library)) {
        return false;
    }
    void *reserved = mmap(NULL, library->span, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (reserved == MAP_FAILED) {
        nanvix_error_set("mapping failed: %s: %s", library->path, strerror(errno));
        return false;
    }
    library->base = reserved;
    for (size_t i = 0; i < library->elf.header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(&library->elf, i);
        if (is_loaded(&segment)) {
            if (!protect(library, &segment, PROT_READ | PROT_WRITE)) {
                return false;
            }
            memcpy(library->base + segment.p_vaddr, library->elf.bytes + segment.p_offset, segment.p_filesz);
        }
    }
    return true;
}

/* After relocation, so that text relocations work as they do on Nanvix. There every segment stays readable, writable
   and executable; Linux may refuse such pages, so each gets what its p_flags say. Readable they all are, as on
   Nanvix: this loader itself reads .init_array there. */
bool nanvix_image_protect(const struct library *library)
{
    for (size_t i = 0; i < library->elf.header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(&library->elf, i);
        int protection =
            PROT_READ | (segment.p_flags & PF_W ? PROT_WRITE : 0) | (segment.p_flags & PF_X ? PROT_EXEC : 0);
        if (is_loaded(&segment) && !protect(library, &segment, protection)) {
            return false;
        }
    }
    return true;
}

bool nanvix_image_holds(const struct library *library, address_t address, address_t size)
{
    for (size_t i = 0; i < library->elf.header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(&library->elf, i);
        if (is_loaded(&segment) && address >= segment.p_vaddr && address - segment.p_vaddr <= segment.p_memsz
            && size <= segment.p_memsz - (address - segment.p_vaddr)) {
            return true;
        }
    }
    return false;
}

void nanvix_image_unmap(struct library *library)
{
    if (library->base != NULL) {
        munmap(library->base, library->span);
    }
}
