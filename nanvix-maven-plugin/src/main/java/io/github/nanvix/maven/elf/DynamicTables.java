// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables that the dynamic array names, as ranges of the file. */
final class DynamicTables {
  private static final long ALLOCATED = 2;

  private final Dynamic dynamic;
  private final Addresses addresses;
  private final boolean wide;

  DynamicTables(Dynamic dynamic, FileHeader header) {
    this.dynamic = dynamic;
    this.addresses = new Addresses(header.segments());
    this.wide = header.elfClass() == ElfClass.ELF64;
  }

  /** The symbol table, for a known number of symbols. */
  Section symbols(long count) {
    long entry = wide ? 24 : 16;
    return range("DT_SYMTAB", SectionType.DYNSYM, DynamicTag.SYMTAB, count * entry, entry);
  }

  /**
   * The relocations of {@code DT_REL}, {@code DT_RELA} and {@code DT_JMPREL}, as far as present.
   */
  List<Section> relocations() {
    List<Section> tables = new ArrayList<>();
    add(tables, "DT_REL", SectionType.REL, DynamicTag.REL, DynamicTag.RELSZ);
    add(tables, "DT_RELA", SectionType.RELA, DynamicTag.RELA, DynamicTag.RELASZ);
    boolean addends = dynamic.value(DynamicTag.PLTREL).orElse(0) == DynamicTag.RELA;
    SectionType type = addends ? SectionType.RELA : SectionType.REL;
    add(tables, "DT_JMPREL", type, DynamicTag.JMPREL, DynamicTag.PLTRELSZ);
    return tables;
  }

  /** The packed relocations of {@code DT_RELR}, if there are any. */
  Optional<Section> packed() {
    long size = dynamic.value(DynamicTag.RELRSZ).orElse(0);
    return dynamic.has(DynamicTag.RELR) && size != 0
        ? Optional.of(range("DT_RELR", SectionType.RELR, DynamicTag.RELR, size, wide ? 8 : 4))
        : Optional.empty();
  }

  private void add(
      List<Section> tables, String name, SectionType type, long addressTag, long sizeTag) {
    long size = dynamic.value(sizeTag).orElse(0);
    if (dynamic.has(addressTag) && size != 0) {
      long word = wide ? 8 : 4;
      long entry = type.equals(SectionType.RELA) ? 3 * word : 2 * word;
      tables.add(range(name, type, addressTag, size, entry));
    }
  }

  private Section range(String name, SectionType type, long tag, long size, long entry) {
    long address = dynamic.value(tag).orElse(0);
    long offset = addresses.offset(address, name);
    return new Section(name, type, ALLOCATED, address, offset, size, 0, entry);
  }
}
