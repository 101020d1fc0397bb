// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@code .dynsym} or {@code .symtab}, in file order with the null entry first.
 *
 * <p>Everything is checked when the file is read; a {@link Symbol} is made only when asked for.
 */
public final class SymbolTable extends AbstractList<Symbol> implements RandomAccess {
  private final ByteView bytes;
  private final boolean wide;
  private final long offset;
  private final int count;
  private final StringTable names;
  private final SymbolVersions versions;
  private @Nullable HashLookup hash;

  /** In bytes; looking for the ends of names is most of the work of reading a file. */
  private final int[] nameLengths;

  /** Exported definitions by name; built at the first search. */
  private volatile @Nullable NameIndex index;

  /** Found out at the first question. */
  private volatile @Nullable SymbolKinds kinds;

  SymbolTable(
      ByteSource source,
      ElfClass elfClass,
      Section section,
      StringTable names,
      SymbolVersions versions,
      NameBudget budget) {
    this.bytes = Tables.bytes(source, section);
    this.wide = elfClass == ElfClass.ELF64;
    this.offset = section.offset();
    this.count = Tables.count(section, wide ? 24 : 16);
    this.names = names;
    this.versions = versions;
    this.nameLengths = new int[count];
    for (int i = 0; i < count; i++) {
      nameLengths[i] = names.length(nameIndex(at(i)), budget);
    }
  }

  private SymbolTable() {
    bytes = ByteView.of(new byte[0]);
    wide = false;
    offset = 0;
    count = 0;
    names = StringTable.EMPTY;
    versions = SymbolVersions.NONE;
    nameLengths = new int[0];
  }

  /** A table without entries. */
  static SymbolTable empty() {
    return new SymbolTable();
  }

  /** Says by which hash table loaders look symbols up. */
  void lookedUpBy(HashLookup table) {
    hash = table;
  }

  /** Whether a loader that looks for the name of one entry comes to it by the hash table. */
  public boolean isLookedUp(int index) {
    HashLookup table = hash;
    return table == null || table.leadsTo(index, names, nameIndex(at(index)));
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Symbol get(int index) {
    long at = at(index);
    int info = info(index);
    int other = bytes.u8(at + (wide ? 5 : 13));
    return new Symbol(
        name(index),
        SymbolBinding.of(info >> 4),
        SymbolType.of(info),
        SymbolVisibility.of(other),
        sectionIndex(index),
        wide ? bytes.u64(at + 8) : bytes.u32(at + 4),
        wide ? bytes.u64(at + 16) : bytes.u32(at + 8),
        versions.name(index),
        versions.isHidden(index),
        versions.isForeign(index),
        isVersion(index));
  }

  /** The name of one entry, without making the rest of it. */
  public String name(int index) {
    return names.get(nameIndex(at(index)), nameLengths[index]);
  }

  /** How many bytes the name of one entry has. */
  public int nameLength(int index) {
    return nameLengths[index];
  }

  /** Copies the bytes of one entry's name, which should be UTF-8, to a place in an array. */
  public void copyName(int index, byte[] target, int to) {
    names.copy(nameIndex(at(index)), nameLengths[index], target, to);
  }

  /** Whether one entry has a name; mostly told by its length or its first bytes. */
  public boolean isNamed(int index, String name) {
    return nameLengths[index] >= name.length()
        && names.startsLike(nameIndex(at(index)), name)
        && name(index).equals(name);
  }

  /** The binding of one entry, without making the rest of it. */
  public SymbolBinding binding(int index) {
    return SymbolBinding.of(info(index) >> 4);
  }

  /** {@link Symbol#isDefined} without making a symbol. */
  public boolean isDefined(int index) {
    return sectionIndex(index) != 0;
  }

  /** {@link Symbol#isUndefined} without making a symbol. */
  public boolean isUndefined(int index) {
    return sectionIndex(index) == 0 && nameLengths[index] != 0 && info(index) >> 4 != 0;
  }

  /** {@link Symbol#isExported} without making a symbol. */
  public boolean isExported(int index) {
    int visibility = bytes.u8(at(index) + (wide ? 5 : 13)) & 3;
    return sectionIndex(index) != 0
        && nameLengths[index] != 0
        && info(index) >> 4 != 0
        && (visibility == 0 || visibility == 3);
  }

  /** Whether any symbol is exported. */
  public boolean exportsAnything() {
    for (int i = 1; i < count; i++) {
      if (isExported(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name of one entry starts with some text. */
  public boolean startsWith(int index, String text) {
    return nameLengths[index] >= text.length()
        && names.startsLike(nameIndex(at(index)), text)
        && name(index).startsWith(text);
  }

  /** Which kinds of symbols there are. */
  public SymbolKinds kinds() {
    SymbolKinds known = kinds;
    if (known == null) {
      known = SymbolKinds.of(this);
      kinds = known;
    }
    return known;
  }

  /** Binding and type of one entry: {@code st_info}. */
  int info(int index) {
    return bytes.u8(at(index) + (wide ? 4 : 12));
  }

  /** The section of one entry: {@code st_shndx}. */
  int sectionIndex(int index) {
    return bytes.u16(at(index) + (wide ? 6 : 14));
  }

  /** What {@link Symbol#versionedName} has after the name, in UTF-8; not to be written to. */
  public byte[] versionSuffix(int index) {
    return isVersion(index) ? SymbolVersions.NOTHING : versions.suffix(index, isDefined(index));
  }

  private boolean isVersion(int index) {
    return isDefined(index) && versions.isVersion(index, nameIndex(at(index)));
  }

  /** What is wrong with the versions of the symbols, as what the file has. */
  public Optional<String> versionFault() {
    return versions.fault();
  }

  /** Whether a symbol's version has a number beyond those that have a name. */
  public boolean hasVersionBeyond(int index) {
    return versions.isBeyond(index);
  }

  /** The first exported definition of a name, as a loader that ignores versions would find it. */
  public Optional<Symbol> definition(String name) {
    byte[] wanted = NameText.bytes(name);
    int found = nextDefinition(index().first(wanted), wanted);
    return found == 0 ? Optional.empty() : Optional.of(get(found));
  }

  /** Every exported definition of a name in table order: one for each version. */
  public List<Symbol> definitions(String name) {
    byte[] wanted = NameText.bytes(name);
    List<Symbol> found = new ArrayList<>(1);
    int next = nextDefinition(index().first(wanted), wanted);
    while (next != 0) {
      found.add(get(next));
      next = nextDefinition(index().after(next), wanted);
    }
    return found;
  }

  /** The first symbol of a chain, from some place on, that has a name; 0 where there is none. */
  private int nextDefinition(int start, byte[] name) {
    int symbol = start;
    while (symbol != 0 && !names.matches(nameIndex(at(symbol)), name)) {
      symbol = index().after(symbol);
    }
    return symbol;
  }

  /** Whether the table exports a definition of a name. */
  public boolean defines(String name) {
    return definition(name).isPresent();
  }

  private NameIndex index() {
    NameIndex known = index;
    if (known == null) {
      known = new NameIndex(count);
      for (int i = count - 1; i > 0; i--) {
        if (isExported(i)) {
          known.add(i, names.hash(nameIndex(at(i))));
        }
      }
      index = known;
    }
    return known;
  }

  private long at(int index) {
    return offset + (long) Objects.checkIndex(index, count) * (wide ? 24 : 16);
  }

  private long nameIndex(long at) {
    return bytes.u32(at);
  }

  /** Whether the whole table of its names is UTF-8. */
  public boolean hasTextNames() {
    return names.isText();
  }
}
