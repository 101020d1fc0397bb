/* The ELF file as bytes: read whole, as Nanvix does, and its header checked. */
#include "nanvix_loader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(struct elf_file *elf, int descriptor)
{
    size_t done = 0;
    while (done < elf->size) {
        ssize_t got = read(descriptor, elf->bytes + done, elf->size - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            nanvix_error_set("vfs read failed: %s: %s", elf->path, got < 0 ? strerror(errno) : "it became shorter");
            return false;
        }
        done += (size_t) got;
    }
    return true;
}

static bool read_open_file(struct elf_file *elf, int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        nanvix_error_set("file is not a regular file: %s", elf->path);
        return false;
    }
    if (status.st_size < (off_t) sizeof(ELF(Ehdr)) || status.st_size > INT32_MAX) {
        nanvix_error_set("failed to parse ELF file: %s: its size of %lld bytes is impossible", elf->path,
                         (long long) status.st_size);
        return false;
    }
    elf->size = (size_t) status.st_size;
    elf->bytes = malloc(elf->size);
    if (elf->bytes == NULL) {
        return nanvix_error_out_of_memory();
    }
    return read_all(elf, descriptor);
}

/* Nanvix tests only e_type, and would go on with a library of another processor; class, data encoding and machine are
   refused here, because nothing good can come of those. */
static bool check_kind(const struct elf_file *elf)
{
    const ELF(Ehdr) *header = &elf->header;
    if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0) {
        nanvix_error_set("failed to parse ELF file: %s: no ELF magic number", elf->path);
    } else if (header->e_ident[EI_CLASS] != LOADER_CLASS) {
        nanvix_error_set("failed to parse ELF file: %s: ELF class is %d, expected %d (" LOADER_CLASS_WORDS ")", elf->path,
                         header->e_ident[EI_CLASS], LOADER_CLASS);
    } else if (header->e_ident[EI_DATA] != ELFDATA2LSB) {
        nanvix_error_set("failed to parse ELF file: %s: data encoding is %d, expected %d (little-endian)", elf->path,
                         header->e_ident[EI_DATA], ELFDATA2LSB);
    } else if (header->e_machine != LOADER_MACHINE) {
        nanvix_error_set("failed to parse ELF file: %s: machine is %d, expected %d (" LOADER_MACHINE_WORDS ")", elf->path,
                         header->e_machine, LOADER_MACHINE);
    } else if (header->e_phentsize != sizeof(ELF(Phdr))
               || nanvix_elf_range(elf, header->e_phoff, header->e_phnum * (uint32_t) sizeof(ELF(Phdr))) == NULL) {
        nanvix_error_set("failed to parse ELF file: %s: program headers lie outside of the file", elf->path);
    } else {
        return true;
    }
    return false;
}

/* A position-independent program has the type of a library; the flag tells them apart, and Nanvix looks at it. */
static bool check_library(const struct elf_file *elf)
{
    uint32_t cursor = 0;
    address_t flags = 0;
    while (nanvix_dynamic_value(elf, DT_FLAGS_1, &cursor, &flags)) {
        /* The last one counts. */
    }
    if (elf->header.e_type != ET_DYN) {
        nanvix_error_set("file is not a dynamic library: %s: e_type is %d, expected %d", elf->path,
                         elf->header.e_type, ET_DYN);
    } else if ((flags & DF_1_PIE) != 0) {
        nanvix_error_set("file is not a dynamic library: %s: DF_1_PIE in DT_FLAGS_1 makes it a program", elf->path);
    } else {
        return true;
    }
    return false;
}

static bool check(struct elf_file *elf)
{
    memcpy(&elf->header, elf->bytes, sizeof elf->header);
    return check_kind(elf) && nanvix_sections_check(elf) && nanvix_dynamic_check(elf) && nanvix_hash_check(elf)
           && check_library(elf);
}

bool nanvix_elf_read(struct elf_file *elf)
{
    /* Without O_NONBLOCK the open of a named pipe would wait for ever. */
    int descriptor = open(elf->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        nanvix_error_set("vfs open failed: %s: %s", elf->path, strerror(errno));
        return false;
    }
    bool done = read_open_file(elf, descriptor) && check(elf);
    close(descriptor);
    return done;
}

const unsigned char *nanvix_elf_range(const struct elf_file *elf, uint64_t offset, uint64_t size)
{
    return offset <= elf->size && size <= elf->size - offset ? elf->bytes + offset : NULL;
}

/* Copied out: nothing obliges a file to align its tables. */
ELF(Phdr) nanvix_elf_segment(const struct elf_file *elf, size_t index)
{
    ELF(Phdr) segment;
    memcpy(&segment, elf->bytes + elf->header.e_phoff + index * sizeof segment, sizeof segment);
    return segment;
}

/* Where an address of the image lies in the file, by the first PT_LOAD that has it. */
bool nanvix_elf_offset(const struct elf_file *elf, address_t address, uint64_t *offset)
{
    for (size_t i = 0; i < elf->header.e_phnum; i++) {
        ELF(Phdr) segment = nanvix_elf_segment(elf, i);
        if (segment.p_type == PT_LOAD && address >= segment.p_vaddr && address - segment.p_vaddr < segment.p_memsz) {
            *offset = (uint64_t) segment.p_offset + (address - segment.p_vaddr);
            return true;
        }
    }
    return false;
}
