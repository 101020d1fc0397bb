// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.util.Locale;

/**
 * What a loader refuses: for each kind the key of the loader's own words, and what {@code verify}
 * makes of it. That a file is refused is said nowhere else.
 */
public enum Refusal {
  /** What is no ELF file, or none that can be read. */
  UNUSABLE_LIBRARY(
      "ELF-FILE-001",
      "Object file is not a well-formed ELF file",
      "Build the file again; it may be cut off, a linker script or a lost link."),
  /** Class, byte order or machine. */
  MACHINE(
      "ELF-HDR-001",
      "Object file is for another machine",
      "Compile it with the target's compiler, not with the one of this machine."),
  /** A file of debug information alone. */
  DEBUG_FILE(
      "ELF-FILE-009",
      "Debug file stands in the place of a library or module",
      "Stage the file that objcopy --only-keep-debug was given, not what it made."),
  /** The bytes in front of {@code e_type}, and {@code e_version}. */
  IDENTIFICATION(
      "ELF-HDR-005",
      "Header names another system or version",
      "Build it for the target's system; do not edit it later."),
  /** Headers of sections, where tables are found by section name. */
  SECTION_HEADERS("ELF-SEC-006", "Section headers cannot be read", Hints.UNSTRIPPED),
  /** No {@code PT_DYNAMIC}. */
  NO_DYNAMIC(
      "ELF-HDR-006",
      "File has no dynamic section",
      "Link it with -shared, and do not edit it later."),
  /** What loaders rely on in the dynamic array. */
  DYNAMIC_ARRAY("ELF-DYN-015", "Dynamic array lacks what the loader relies on"),
  /** {@code e_type} of a module or library. */
  TYPE("ELF-HDR-002", "Module or library is not ET_DYN", "Link it with -shared."),
  /** {@code e_type} of the program. */
  PROGRAM_TYPE(
      "ELF-EXE-001",
      "Executable is of a type that does not run",
      "Link the interpreter as a program, with -static-pie for example."),
  /** Segments of the program that share a page, or descend. */
  PROGRAM_SEGMENTS(
      "ELF-EXE-005",
      "Executable's segments share a page",
      "Link with -z max-page-size=4096 and without -N or -n."),
  /** {@code DF_1_PIE}. */
  EXECUTABLE(
      "ELF-HDR-004",
      "Module or library is an executable",
      "Keep -pie off its link line, and link it with -shared."),
  /** The section of the symbol table, where tables are found by name. */
  SYMBOL_TABLE("ELF-SEC-001", "Section .dynsym is missing", Hints.UNSTRIPPED),
  /** The section of its names, where tables are found by name. */
  STRING_TABLE("ELF-SEC-005", "Section .dynstr is missing", Hints.UNSTRIPPED),
  /** Names of symbols and sections that are no UTF-8. */
  NAMES_NOT_TEXT(
      "ELF-SEC-007",
      "A name is not UTF-8",
      "Name functions and variables in ASCII, or strip the file where only local ones are meant."),
  /** {@code DT_GNU_HASH} and {@code DT_HASH}. */
  HASH_TABLE("ELF-SEC-008", "Hash table of symbols has an impossible size"),
  /** A section name that occurs twice. */
  SECTION_TWICE(
      "ELF-SEC-002",
      "Two sections have one name",
      "Link without --unique and without a linker script that splits sections."),
  /** Relocations in another form than that of the processor, where sections are read. */
  RELOCATION_FORM(
      "ELF-REL-001",
      "Relocations are packed, or in a form that is not read",
      "Link without -z pack-relative-relocs, and without -z rel or -z rela where the processor has the"
          + " other form."),
  /** Relocations elsewhere than in the sections that are read. */
  RELOCATION_SECTION(
      "ELF-REL-002",
      "Relocations are in a section that is not read",
      "Link with -z combreloc and without -N or -n."),
  /** {@code DT_RELR}. */
  PACKED_RELOCATIONS(
      "ELF-REL-007", "Packed relocations are not applied", "Link without -z pack-relative-relocs."),
  /** A type of relocations. */
  RELOCATION_TYPE(
      "ELF-REL-003",
      "Relocation is of a type that the loader does not know",
      "Compile every object with -fPIC and link with -shared; remove __thread, thread_local and ifunc"
          + " attributes from the sources."),
  /** A number that is no type of relocations. */
  RELOCATION_NUMBER("ELF-REL-010", "Relocation has a number that is no type of its machine"),
  /** A relative relocation that names a symbol. */
  RELATIVE_RELOCATION("ELF-REL-008", "Relative relocation has a symbol"),
  /** A relocation against nothing or a local symbol. */
  RELOCATION_SYMBOL("ELF-REL-009", "Relocation has no global symbol"),
  /** A relocation whose symbol has a number beyond the symbol table. */
  RELOCATION_INDEX("ELF-REL-012", "Relocation has a symbol that does not exist"),
  /** A relocation outside of the segments. */
  RELOCATION_PLACE("ELF-REL-006", "Relocation lies outside of the segments"),
  /** What a relocation adds to an address. */
  RELOCATION_ADDEND("ELF-REL-011", "Relocation leads out of the address space"),
  /** {@code DT_TEXTREL}. */
  TEXT_RELOCATIONS(
      "ELF-REL-004",
      "Relocations patch a read-only segment",
      "Compile every object with -fPIC; link with -z text to see which one it is."),
  /** {@code PT_TLS}. */
  THREAD_LOCAL_STORAGE(
      "ELF-TLS-001",
      "A segment holds thread-local storage",
      "Remove __thread and thread_local from the sources, or link the code statically."),
  /** A {@code PT_LOAD} of no size. */
  EMPTY_SEGMENT(
      "ELF-SEG-005",
      "A PT_LOAD is empty",
      "Give the file some read-only data, or link with -z noseparate-code or with lld."),
  /** {@code p_filesz} and {@code p_memsz}. */
  SEGMENT_SIZE("ELF-SEG-006", "A segment is larger in the file than in memory", Hints.DAMAGED),
  /** {@code p_filesz} without {@code p_memsz}. */
  SEGMENT_WITHOUT_MEMORY(
      "ELF-SEG-013", "A segment has bytes in the file and takes no memory", Hints.DAMAGED),
  /** An empty part of a file behind its end. */
  SEGMENT_RANGE("ELF-SEG-011", "A segment lies behind the end of the file", Hints.DAMAGED),
  /** All {@code PT_LOAD} together. */
  ADDRESS_SPACE(
      "ELF-SEG-012",
      "Segments take more address space than there is",
      "Make the large arrays smaller, or allocate them when the program runs."),
  /** {@code p_offset} and {@code p_vaddr}. */
  ALIGNMENT(
      "ELF-SEG-004",
      "A segment lies otherwise in its pages than in the file",
      "Do not edit the file after the linker; a loader that maps files refuses it."),
  /** Where the first {@code PT_LOAD} begins. */
  FIRST_PAGE(
      "ELF-SEG-001",
      "The lowest segment does not start in page 0",
      "Link without -Ttext-segment, -N, -n and without a linker script for executables."),
  /** Segments that share a page, or descend. */
  SEGMENTS_OVERLAP(
      "ELF-SEG-002",
      "Segments share a page or do not ascend",
      "Link with -z max-page-size=4096 and without -N or -n."),
  /** No {@code PT_LOAD}. */
  NO_SEGMENTS(
      "ELF-SEG-010", "Nothing of the file is mapped", "Link it with -shared; it has no PT_LOAD."),
  /** {@code DF_1_NOOPEN}. */
  NO_OPEN("ELF-DYN-014", "A running program may not open the file", "Link it without -z nodlopen."),
  /** {@code DT_NEEDED} of something that is nowhere. */
  MISSING_LIBRARY(
      "ELF-DYN-003",
      "A needed library is missing",
      "Stage the library there, or take it off the link line."),
  /** {@code DT_NEEDED} of a directory or the like. */
  NO_REGULAR_FILE(
      "ELF-DYN-017",
      "A needed library is no regular file",
      "Stage the library itself under this name."),
  /** Libraries that need each other. */
  CYCLE(
      "ELF-DYN-004",
      "Libraries need each other in a circle",
      "Link one of these libraries without the other."),
  /** A library that needs others itself. */
  CHAIN(
      "ELF-DYN-006",
      "A needed library needs others itself",
      "Open the library before, link what it needs into it, or use a loader from the end of June 2026"
          + " or later."),
  /** A strong symbol that nobody defines. */
  UNRESOLVED_SYMBOL(
      "ELF-SYM-001",
      "A strong symbol has no provider",
      "Link the library that defines it, or have the executable export it; a compiler's"
          + " helper (__udivdi3 and the like) needs -lgcc or the builtins on this link line."),
  /** The same of a program that starts, where the loader binds it only then. */
  EXECUTABLE_SYMBOL(
      "ELF-EXE-011",
      "A strong symbol of the executable has no provider",
      "Link the executable with the library that defines it, and stage that; what only its libraries"
          + " need is not visible to it."),
  /** A library that a program needs, where the loader goes on without it. */
  LEFT_OUT(
      "ELF-EXE-010",
      "Executable starts without a library that it needs",
      "Stage the library so that it can be opened, or take it off the executable's link line."),
  /** A definition that the loader binds wrongly. */
  SYMBOL_KIND(
      "ELF-SYM-014",
      "A symbol is bound to a definition of a kind that the loader gets wrong",
      "Build what defines it without thread-local, indirect (ifunc) and absolute symbols."),
  /** A version that a library does not define. */
  MISSING_VERSION(
      "ELF-VER-003",
      "A wanted symbol version is not defined",
      "Link it against the library that is staged, not against a newer one.");

  /** What several kinds share. */
  private static final class Hints {
    static final String EDITED = "Build the file again, and do not edit it later.";
    static final String DAMAGED = "Build the file again; its program headers are damaged.";
    static final String UNSTRIPPED =
        "Keep the section headers: strip with --strip-unneeded, not with sstrip or a packer.";
  }

  private final String id;
  private final String title;
  private final String hint;

  /** Of what no tool makes. */
  Refusal(String id, String title) {
    this(id, title, Hints.EDITED);
  }

  Refusal(String id, String title, String hint) {
    this.id = id;
    this.title = title;
    this.hint = hint;
  }

  /** Its name in profiles and in {@code tree.json}, for example {@code missing-library}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The id of the findings, for example {@code ELF-DYN-003}; {@code docs/findings} explains it. */
  public String id() {
    return id;
  }

  /** The fault, as one clause. */
  public String title() {
    return title;
  }

  /** The usual next step, as a sentence. */
  public String hint() {
    return hint;
  }

  /** Whether nothing of a library is loaded then, so that what it defines is missing as well. */
  boolean isOfWholeLibrary() {
    return switch (this) {
      case UNUSABLE_LIBRARY, MACHINE, DEBUG_FILE, MISSING_LIBRARY, NO_REGULAR_FILE -> true;
      default -> false;
    };
  }

  /** Whether a profile says that it is nothing to its loader. */
  boolean isTakenBy(LoaderProfile profile) {
    return profile.files().takes().contains(this);
  }

  /** Whether a loader refuses anything of that kind; else {@code verify} may say so as advice. */
  public boolean isRefusedBy(LoaderProfile profile) {
    if (isTakenBy(profile)) {
      return false;
    }
    return switch (this) {
      case ALIGNMENT -> !profile.files().sectionsByName();
      case LEFT_OUT -> false;
      case SECTION_HEADERS, NAMES_NOT_TEXT, SEGMENT_RANGE -> profile.files().sectionsByName();
      case EMPTY_SEGMENT -> !profile.files().emptySegments();
      case TEXT_RELOCATIONS -> !profile.relocations().text();
      default -> true;
    };
  }
}
