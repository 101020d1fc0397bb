// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.Optional;

/**
 * One entry of a symbol table (gABI, chapter 4).
 *
 * @param name its name, empty for an unnamed one
 * @param binding how far it reaches
 * @param type what it stands for
 * @param visibility who may refer to it
 * @param sectionIndex the section that defines it; 0 ({@code SHN_UNDEF}) where none does
 * @param value address or offset, unsigned
 * @param size size in bytes, 0 where not known
 * @param version the version that it is defined with or, where undefined, asks for; empty in files
 *     without versions, for local symbols and for global ones without a version
 * @param isHiddenVersion whether only references to this very version bind to the definition,
 *     written {@code name@VERSION}; otherwise it also serves references without a version, written
 *     {@code name@@VERSION} (LSB Core, "Symbol Versioning", bit 15 of the version index)
 * @param isForeignVersion whether the version is another file's, as that of a reference or of a
 *     copy of another file's data is
 * @param isVersion whether it stands for the version itself, whose name it shares
 */
public record Symbol(
    String name,
    SymbolBinding binding,
    SymbolType type,
    SymbolVisibility visibility,
    int sectionIndex,
    long value,
    long size,
    Optional<String> version,
    boolean isHiddenVersion,
    boolean isForeignVersion,
    boolean isVersion) {
  static final int SHN_ABS = 0xfff1;

  /** Whether its own file defines it. */
  public boolean isDefined() {
    return sectionIndex != 0;
  }

  /** Whether it is named here and must, or may, be defined by another file. */
  public boolean isUndefined() {
    return sectionIndex == 0 && !name.isEmpty() && !binding.equals(SymbolBinding.LOCAL);
  }

  /** Whether another file can bind to it. */
  public boolean isExported() {
    return isDefined()
        && !name.isEmpty()
        && !binding.equals(SymbolBinding.LOCAL)
        && (visibility == SymbolVisibility.DEFAULT || visibility == SymbolVisibility.PROTECTED);
  }

  /** Whether it is a number and no place in a section ({@code SHN_ABS}). */
  public boolean isAbsolute() {
    return sectionIndex == SHN_ABS;
  }

  /** Whether it may stay without a definition. */
  public boolean isWeak() {
    return binding.equals(SymbolBinding.WEAK);
  }

  /** Whether it is the definition that references without a version bind to. */
  public boolean isDefaultVersion() {
    return isDefined() && !isHiddenVersion;
  }

  /**
   * Its name with its version, as linkers and readelf write it: {@code memcpy@@GLIBC_2.14} the
   * default definition, {@code memcpy@GLIBC_2.14} another or a reference. The symbol that stands
   * for a version itself has its name only.
   */
  public String versionedName() {
    if (version.isEmpty() || isVersion) {
      return name;
    }
    return name + (isDefaultVersion() && !isForeignVersion ? "@@" : "@") + version.get();
  }
}
