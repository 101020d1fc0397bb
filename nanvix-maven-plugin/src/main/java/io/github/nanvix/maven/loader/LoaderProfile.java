// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfData;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.SectionType;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one dynamic loader accepts and how it looks up files and symbols.
 *
 * @param name its name, for example {@code nanvix-2026-07}
 * @param files which files it maps
 * @param relocations which relocations it applies
 * @param search where it looks for libraries
 * @param binding where it looks for symbols
 * @param constructors which initialisers it runs
 * @param severity what a check's findings do with this loader, by the check's id: {@code error},
 *     {@code warning}, {@code info} or {@code off}; a check that is not named keeps its own
 * @param words what the loader itself says when it fails, by {@link Refusal#key}
 */
public record LoaderProfile(
    String name,
    FileRules files,
    RelocationRules relocations,
    SearchRules search,
    BindingRules binding,
    ConstructorRules constructors,
    Map<String, String> severity,
    Map<String, String> words) {

  /**
   * Reads one of the profiles that come with the plugin.
   *
   * @param name its name, for example {@code nanvix-2026-07}; with {@code @} and a level behind it
   *     that of a loader on such a CPU, for example {@code glibc@x86-64-v3}
   * @throws io.github.nanvix.maven.failure.BuildException if there is none of that name
   */
  public static LoaderProfile named(String name) {
    return read(new PinCatalog(Optional.empty()), name);
  }

  /**
   * Reads {@code loaders/NAME.toml} of a pin catalogue.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if there is none of that name
   */
  public static LoaderProfile read(PinCatalog pins, String name) {
    return ProfileFile.read(pins, name);
  }

  /** The CPU that is meant: a level of {@link SearchRules#byCpu}; empty where it is not known. */
  Optional<String> cpuLevel() {
    return Optional.of(name.indexOf('@')).filter(at -> at >= 0).map(at -> name.substring(at + 1));
  }

  /** The directories of libraries of which nobody knows whether the loader looks into them. */
  public List<String> directoriesOfUnknownCpus() {
    return search.byCpu().values().stream()
        .flatMap(directories -> directories.unknown(cpuLevel()).stream())
        .toList();
  }

  /**
   * Which files the loader maps. A load plan only joins files of one machine and class.
   *
   * @param classes widths of addresses
   * @param data byte order
   * @param machines processors
   * @param executableTypes what the main executable may be
   * @param pageSize in bytes, a power of two
   * @param addressSpace how many bytes of it the segments of a file may take together; 0 for all
   * @param addressBase where that space begins, for a loader that counts with addresses beyond 32
   *     bits; else 0
   * @param sectionsByName whether tables are found by section name, so that headers are needed
   * @param threadLocalStorage whether {@code PT_TLS} and its relocations work
   * @param indirectFunctions whether {@code STT_GNU_IFUNC} and {@code R_*_IRELATIVE} work
   * @param emptySegments whether a {@code PT_LOAD} that takes no memory is passed over, not refused
   * @param interpreter whether the executable may have a {@code PT_INTERP}
   * @param executableNeeds what becomes of the {@code DT_NEEDED} of the executable
   * @param pieIsNoLibrary whether a {@code DF_1_PIE} file is refused as a library
   * @param identification whether {@code EI_OSABI}, {@code EI_ABIVERSION}, the padding behind them
   *     and {@code e_version} are looked at
   * @param entrySizes whether {@code DT_RELENT}, {@code DT_RELAENT}, {@code DT_RELRENT} and {@code
   *     DT_PLTREL} must be those of the machine, and arrays of initialisers have a size
   * @param flags whether {@code DT_FLAGS_1} counts otherwise: {@code DF_1_NOOPEN} files cannot be
   *     opened later, those of {@code DF_1_NODEFLIB} files are not looked for in the loader's own
   *     directories
   * @param takes what else is no reason for this loader to refuse a file
   */
  public record FileRules(
      List<ElfClass> classes,
      ElfData data,
      List<ElfMachine> machines,
      List<ElfType> executableTypes,
      long pageSize,
      long addressSpace,
      long addressBase,
      boolean sectionsByName,
      boolean threadLocalStorage,
      boolean indirectFunctions,
      boolean emptySegments,
      boolean interpreter,
      ExecutableNeeds executableNeeds,
      boolean pieIsNoLibrary,
      boolean identification,
      boolean entrySizes,
      boolean flags,
      Set<Refusal> takes) {

    /** Whether a file is for a machine of this loader. */
    public boolean isFor(ElfImage image) {
      return classes.contains(image.elfClass())
          && image.data() == data
          && machines.contains(image.machine());
    }

    /** The machines, in words. */
    public String platforms() {
      return any(classes) + " " + data + " " + any(machines);
    }

    private static String any(List<?> values) {
      return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" or "));
    }
  }

  /**
   * Which relocations the loader applies.
   *
   * @param types names of the types it knows, in the order of the profile; empty for all
   * @param sections names of the sections it reads, in the order in which it applies them; empty
   *     where it finds them through the dynamic array, wherever they are
   * @param addends whether the entries of those sections have addends of their own (gABI, {@code
   *     SHT_RELA}) or none ({@code SHT_REL})
   * @param text whether read-only segments may be patched
   * @param copy whether data may be copied into the executable ({@code R_*_COPY})
   * @param packed whether {@code DT_RELR} is applied
   */
  public record RelocationRules(
      List<String> types,
      List<String> sections,
      boolean addends,
      boolean text,
      boolean copy,
      boolean packed) {

    /** The type of the sections that it reads. */
    SectionType form() {
      return addends ? SectionType.RELA : SectionType.REL;
    }

    /** The tables of a file that the loader finds. */
    List<RelocationTable> applied(ElfImage image) {
      return sections.isEmpty()
          ? image.dynamicRelocations()
          : image.relocationTables().stream()
              .filter(table -> sections.contains(table.section().name()))
              .toList();
    }
  }

  /**
   * Where the loader looks for a library, and when it takes one for another.
   *
   * @param directories searched last, relative to the root of the image
   * @param asItStands whether a name without a slash that is nowhere else is opened in the root
   * @param runpath whether {@code DT_RUNPATH} of the asking file is searched
   * @param rpath whether {@code DT_RPATH} is searched, unless the file has a {@code DT_RUNPATH}
   * @param inherited whether the search paths of those who asked for the asking file follow
   * @param originIsWorkingDirectory whether {@code $ORIGIN} means the root of the image, not the
   *     directory of the asking file; {@code ${ORIGIN}} then means nothing
   * @param originInNames whether it also counts in {@code DT_NEEDED}
   * @param passesOverForeign whether a file of another machine does not end the search
   * @param sonames whether a loaded library is known by its {@code DT_SONAME}
   * @param shortNames whether a loaded library is known by the name without a slash it was found by
   * @param ownNames how the names begin that mean the loader itself, the executable's interpreter
   * @param alphabetical whether {@code DT_NEEDED} names are taken by the alphabet, not in link
   *     order
   * @param traversal in which order the tree of libraries is loaded
   * @param cycles whether libraries may need each other in a circle
   * @param chains whether a library may need another one
   * @param filters whether {@code DT_FILTER} names libraries that must be there
   * @param lastNameFirst whether the libraries of one file are loaded from the last name to the
   *     first; symbols are looked up from the first
   * @param byCpu for each machine the directories that are looked into before each searched one
   */
  public record SearchRules(
      List<RelativePath> directories,
      boolean asItStands,
      boolean runpath,
      boolean rpath,
      Inheritance inherited,
      boolean originIsWorkingDirectory,
      boolean originInNames,
      boolean passesOverForeign,
      boolean sonames,
      boolean shortNames,
      List<String> ownNames,
      boolean alphabetical,
      Traversal traversal,
      boolean cycles,
      boolean chains,
      boolean filters,
      boolean lastNameFirst,
      Map<ElfMachine, CpuDirectories> byCpu) {}

  /** Whose search paths are searched besides those of the asking file. */
  public enum Inheritance {
    /** No other's. */
    NOTHING,
    /** {@code DT_RPATH} of those that asked for it, up to the executable's. */
    RPATH,
    /** Any search path of those that asked for it. */
    ALL
  }

  /**
   * Where the loader looks for symbols.
   *
   * @param order the places, first hit wins
   * @param traversal in which order {@link Scope#NEEDED} is searched
   * @param weakUndefinedIsZero whether a weak symbol may stay without a definition
   * @param versions whether symbol versions are matched, not ignored
   * @param hiddenVersions where versions are ignored: whether definitions count that are not the
   *     default version of their name
   * @param absoluteSymbols whether a {@code SHN_ABS} definition keeps its value; else the load base
   *     is added
   * @param state names of the C library behind which there is state that a process must have once,
   *     where two definitions are two states; empty where all bind to the same definition
   * @param allocator those behind which there is a heap, where a program may need a library that
   *     has one of its own
   */
  public record BindingRules(
      List<Scope> order,
      Traversal traversal,
      boolean weakUndefinedIsZero,
      boolean versions,
      boolean hiddenVersions,
      boolean absoluteSymbols,
      List<String> state,
      List<String> allocator) {}

  /**
   * Which initialisers the loader runs.
   *
   * @param initArray the functions of {@code DT_INIT_ARRAY}
   * @param init the function in {@code DT_INIT}
   * @param order in which order the files of one opening get theirs
   * @param destructors in which order a module that is closed and its libraries get theirs
   * @param nested whether code that one of them runs may open another file
   */
  public record ConstructorRules(
      boolean initArray,
      boolean init,
      ConstructorOrder order,
      DestructorOrder destructors,
      boolean nested) {

    /** Whether any are run. */
    boolean any() {
      return initArray || init;
    }
  }
}
