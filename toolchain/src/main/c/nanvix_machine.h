/* What differs from processor to processor: the class of its ELF files, its relocations (psABI), and where they stand. */
#ifndef NANVIX_MACHINE_H
#define NANVIX_MACHINE_H

#include <elf.h>
#include <stdint.h>

#if defined(__i386__)

#define ELF(name) Elf32_##name
#define ELF_R_SYM(info) ELF32_R_SYM(info)
#define ELF_R_TYPE(info) ELF32_R_TYPE(info)
#define LOADER_CLASS ELFCLASS32
#define LOADER_CLASS_WORDS "32-bit"
#define LOADER_MACHINE EM_386
#define LOADER_MACHINE_WORDS "i386"

/* SHT_REL: the addend stands at the place. */
#define LOADER_RELA 0
#define LOADER_TABLE_TYPE SHT_REL
#define LOADER_TABLE_DYN ".rel.dyn"
#define LOADER_TABLE_PLT ".rel.plt"
#define LOADER_DT_TABLE DT_REL
#define LOADER_DT_TABLE_SIZE DT_RELSZ

#define LOADER_NONE R_386_NONE
#define LOADER_RELATIVE R_386_RELATIVE
#define LOADER_RELATIVE_WORDS "R_386_RELATIVE"
#define LOADER_ADDRESS R_386_32
#define LOADER_PC32 R_386_PC32
#define LOADER_GLOB_DAT R_386_GLOB_DAT
#define LOADER_JUMP_SLOT R_386_JMP_SLOT
/* Whether a library may have it, or the program alone. */
#define LOADER_PC32_IN_LIBRARIES 1
/* Nanvix has a name for all numbers from R_386_NONE to R_386_NUM, but for two that Sun had used. */
#define LOADER_IS_NAMED(type) ((type) <= 44 && (type) != 12 && (type) != 13)

/* Where Nanvix's programs have their mappings, libraries among them. */
#define LOADER_SPACE_START 0x60000000u
#define LOADER_SPACE_END 0xd0000000u

#elif defined(__x86_64__)

#define ELF(name) Elf64_##name
#define ELF_R_SYM(info) ((uint32_t) ELF64_R_SYM(info))
#define ELF_R_TYPE(info) ((uint32_t) ELF64_R_TYPE(info))
#define LOADER_CLASS ELFCLASS64
#define LOADER_CLASS_WORDS "64-bit"
#define LOADER_MACHINE EM_X86_64
#define LOADER_MACHINE_WORDS "x86-64"

/* SHT_RELA: the addend stands in the relocation. */
#define LOADER_RELA 1
#define LOADER_TABLE_TYPE SHT_RELA
#define LOADER_TABLE_DYN ".rela.dyn"
#define LOADER_TABLE_PLT ".rela.plt"
#define LOADER_DT_TABLE DT_RELA
#define LOADER_DT_TABLE_SIZE DT_RELASZ

#define LOADER_NONE R_X86_64_NONE
#define LOADER_RELATIVE R_X86_64_RELATIVE
#define LOADER_RELATIVE_WORDS "R_X86_64_RELATIVE"
#define LOADER_ADDRESS R_X86_64_64
#define LOADER_PC32 R_X86_64_PC32
#define LOADER_GLOB_DAT R_X86_64_GLOB_DAT
#define LOADER_JUMP_SLOT R_X86_64_JUMP_SLOT
#define LOADER_PC32_IN_LIBRARIES 0
/* Up to R_X86_64_REX_GOTPCRELX, the last of the psABI. */
#define LOADER_IS_NAMED(type) ((type) <= 42)

/* The region that Nanvix has for mappings of 64-bit programs is not known; this is what Linux gives. */
#define LOADER_SPACE_START 0x10000ull
#define LOADER_SPACE_END 0x7fffffff0000ull

#else
#error "the hosted loader is for 32-bit and 64-bit x86"
#endif

/* An address of the image, or a size. */
typedef ELF(Addr) address_t;
_Static_assert(sizeof(address_t) == sizeof(void *), "an address is a pointer");

#if LOADER_RELA
typedef ELF(Rela) relocation_t;
#else
typedef ELF(Rel) relocation_t;
#endif

/* A word of the Bloom filter of .gnu.hash is as long as an address (in 32-bit words). */
enum { FILTER_WORDS = sizeof(address_t) / sizeof(uint32_t), FILTER_BITS = 8 * sizeof(address_t) };

/* For messages. */
#define WIDE(value) ((unsigned long long) (value))

#endif
