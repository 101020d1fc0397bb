package io.github.nanvix.maven.elf;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * The entries of a {@code .dynsym} or {@code .symtab}, in file order with the null entry first.
 *
 * <p>Everything is checked when the file is read; a {@link Symbol} is made only when asked for.
 */
public final class SymbolTable extends AbstractList<Symbol> implements RandomAccess {
  private static final int[] NOT_BUILT = {};

  private final ByteView bytes;
  private final boolean wide;
  private final long offset;
  private final int count;
  private final StringTable names;
  private final SymbolVersions versions;

  /** Exported definitions by hash, open addressing; built at the first search. */
  private volatile int[] slots = NOT_BUILT;

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
    for (int i = 0; i < count; i++) {
      names.length(nameIndex(at(i)), budget);
    }
  }

  private SymbolTable() {
    bytes = ByteView.of(new byte[0]);
    wide = false;
    offset = 0;
    count = 0;
    names = StringTable.EMPTY;
    versions = SymbolVersions.NONE;
  }

  /** A table without entries. */
  static SymbolTable empty() {
    return new SymbolTable();
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Symbol get(int index) {
    long at = at(index);
    int info = bytes.u8(at + (wide ? 4 : 12));
    int other = bytes.u8(at + (wide ? 5 : 13));
    return new Symbol(
        name(index),
        SymbolBinding.of(info >> 4),
        SymbolType.of(info),
        SymbolVisibility.of(other),
        bytes.u16(at + (wide ? 6 : 14)),
        wide ? bytes.u64(at + 8) : bytes.u32(at + 4),
        wide ? bytes.u64(at + 16) : bytes.u32(at + 8),
        versions.name(index),
        versions.isHidden(index),
        versions.isForeign(index));
  }

  /** The name of one entry, without making the rest of it. */
  public String name(int index) {
    return names.get(nameIndex(at(index)));
  }

  /** The first exported definition of a name, as a loader that ignores versions would find it. */
  public Optional<Symbol> definition(String name) {
    return definitions(name).stream().findFirst();
  }

  /** Every exported definition of a name in table order: one for each version. */
  public List<Symbol> definitions(String name) {
    if (count == 0) {
      return List.of();
    }
    List<Symbol> found = new ArrayList<>(1);
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int hash = 0;
    for (byte b : wanted) {
      hash = 31 * hash + (b & 0xff);
    }
    int[] table = slots();
    for (int slot = spread(hash, table); table[slot] != 0; slot = next(slot, table)) {
      if (names.matches(nameIndex(at(table[slot])), wanted)) {
        found.add(get(table[slot]));
      }
    }
    return found;
  }

  /** Whether the table exports a definition of a name. */
  public boolean defines(String name) {
    return definition(name).isPresent();
  }

  private int[] slots() {
    int[] table = slots;
    if (table == NOT_BUILT) {
      table = new int[Math.max(4, Integer.highestOneBit(Math.max(1, count)) * 4)];
      for (int i = 1; i < count; i++) {
        if (exported(i)) {
          int slot = spread(names.hash(nameIndex(at(i))), table);
          while (table[slot] != 0) {
            slot = next(slot, table);
          }
          table[slot] = i;
        }
      }
      slots = table;
    }
    return table;
  }

  /** {@link Symbol#isExported} without making a symbol. */
  private boolean exported(int index) {
    long at = at(index);
    int visibility = bytes.u8(at + (wide ? 5 : 13)) & 3;
    return bytes.u16(at + (wide ? 6 : 14)) != 0
        && bytes.u8(at + (wide ? 4 : 12)) >> 4 != 0
        && nameIndex(at) != 0
        && (visibility == 0 || visibility == 3);
  }

  private long at(int index) {
    return offset + (long) Objects.checkIndex(index, count) * (wide ? 24 : 16);
  }

  private long nameIndex(long at) {
    return bytes.u32(at);
  }

  private static int spread(int hash, int[] table) {
    return (hash ^ hash >>> 15) & (table.length - 1);
  }

  private static int next(int slot, int[] table) {
    return (slot + 1) & (table.length - 1);
  }
}
