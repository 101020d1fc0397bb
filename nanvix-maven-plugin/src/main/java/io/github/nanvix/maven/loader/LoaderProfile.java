package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfData;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Set;

/**
 * What one dynamic loader accepts and how it looks up files and symbols.
 *
 * @param name its name, for example {@code nanvix-2026-07}
 * @param files which files it maps
 * @param relocations which relocations it applies
 * @param search where it looks for libraries
 * @param binding where it looks for symbols
 */
public record LoaderProfile(
    String name,
    FileRules files,
    RelocationRules relocations,
    SearchRules search,
    BindingRules binding) {

  /**
   * Reads one of the profiles that come with the plugin.
   *
   * @param name its name, for example {@code nanvix-2026-07}
   * @throws io.github.nanvix.maven.failure.BuildException if there is none of that name
   */
  public static LoaderProfile named(String name) {
    return ProfileFile.named(name);
  }

  /**
   * Which files the loader maps.
   *
   * @param elfClass width of addresses
   * @param data byte order
   * @param machine processor
   * @param executableTypes what the main executable may be
   * @param pageSize in bytes, a power of two
   * @param sectionsByName whether tables are found by section name, so that headers are needed
   * @param threadLocalStorage whether {@code PT_TLS} and its relocations work
   */
  public record FileRules(
      ElfClass elfClass,
      ElfData data,
      ElfMachine machine,
      Set<ElfType> executableTypes,
      long pageSize,
      boolean sectionsByName,
      boolean threadLocalStorage) {}

  /**
   * Which relocations the loader applies.
   *
   * @param types names of the types it knows, in the order of the profile
   * @param sections names of the sections it reads, in the order in which it applies them
   */
  public record RelocationRules(List<String> types, List<String> sections) {}

  /**
   * Where the loader looks for a library without a slash in its name.
   *
   * @param directories searched last, relative to the root of the image
   * @param runpath whether {@code DT_RUNPATH} of the asking file is searched first
   * @param rpath whether {@code DT_RPATH} is read at all
   * @param originIsWorkingDirectory whether {@code $ORIGIN} means the root of the image, not the
   *     directory of the asking file
   * @param cycles whether libraries may need each other in a circle
   */
  public record SearchRules(
      List<RelativePath> directories,
      boolean runpath,
      boolean rpath,
      boolean originIsWorkingDirectory,
      boolean cycles) {}

  /**
   * Where the loader looks for symbols.
   *
   * @param order the places, first hit wins
   * @param weakUndefinedIsZero whether a weak symbol may stay without a definition
   */
  public record BindingRules(List<Scope> order, boolean weakUndefinedIsZero) {}
}
