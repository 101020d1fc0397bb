// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The entries of one {@code SHT_REL} or {@code SHT_RELA} section, or of one range that the dynamic
 * array names, in file order.
 *
 * <p>Everything is checked when the file is read; a {@link Relocation} is made only when asked for.
 */
public final class RelocationTable extends AbstractList<Relocation> implements RandomAccess {
  /** The same number on both machines that loaders here are for (psABIs of i386 and x86-64). */
  private static final int R_COPY = 5;

  private final ByteView bytes;
  private final ElfMachine machine;
  private final boolean wide;
  private final boolean shuffled;
  private final boolean isUpperHalfLast;
  private final Section section;
  private final int entrySize;
  private final int count;
  private final SymbolTable symbols;
  private final List<FarAddend> farAddends;

  RelocationTable(
      ByteSource source, FileHeader header, Section section, SymbolTable symbols, boolean linked) {
    this.bytes = Tables.bytes(source, section);
    this.machine = header.machine();
    this.wide = header.elfClass() == ElfClass.ELF64;
    this.shuffled =
        wide && machine.equals(ElfMachine.MIPS) && header.data() == ElfData.LITTLE_ENDIAN;
    this.isUpperHalfLast = header.data() == ElfData.LITTLE_ENDIAN && !shuffled;
    this.section = section;
    this.entrySize = (wide ? 16 : 8) + (hasAddends() ? (wide ? 8 : 4) : 0);
    this.count = Tables.count(section, entrySize);
    this.symbols = symbols;
    // Loaders say of what they apply that it is wrong; what linkers read cannot be linked.
    if (linked && !section.isAllocated() && symbolsReferredTo() > Math.max(1, symbols.size())) {
      throw beyondSymbols();
    }
    this.farAddends = section.isAllocated() ? FarAddend.in(this, source, header) : List.of();
  }

  /**
   * The addends that lead far away, of entries that add an address; of i386 alone, whose loaders
   * may count otherwise than with 32 bits that go round.
   */
  public List<FarAddend> farAddends() {
    return farAddends;
  }

  private ElfFormatException beyondSymbols() {
    int i = 0;
    while (symbolIndex(i) == 0 || symbolIndex(i) < symbols.size()) {
      i++;
    }
    return new ElfFormatException(
        at(i), "a symbol index below " + symbols.size() + ", not " + symbolIndex(i));
  }

  /**
   * The section that holds the table. For a table from the dynamic array, a section made of what
   * its tags say, named after the first of them, for example {@code DT_JMPREL}.
   */
  public Section section() {
    return section;
  }

  /** Whether its entries carry addends ({@code SHT_RELA}). */
  public boolean hasAddends() {
    return section.type().equals(SectionType.RELA);
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public Relocation get(int index) {
    long symbol = symbolIndex(index);
    String name = symbol == 0 || symbol >= symbols.size() ? "" : symbols.name((int) symbol);
    return new Relocation(section.name(), type(index), name, offset(index));
  }

  /** The type of one entry, without making the rest of it. */
  public RelocationType type(int index) {
    return new RelocationType(machine, typeNumber(index));
  }

  /** The place of one entry in bytes, unsigned, without making the rest of it. */
  public long offset(int index) {
    return wide ? bytes.u64(at(index)) : bytes.u32(at(index));
  }

  /** The number of one entry's type, without making the rest of it. */
  public int typeNumber(int index) {
    return wide ? (int) info(index) : (int) (bytes.u32(at(index) + 4) & 0xff);
  }

  /** Whether one entry has the data of a library copied into the program ({@code R_*_COPY}). */
  public boolean isCopy(int index) {
    return typeNumber(index) == R_COPY;
  }

  /** How many entries from one on are of the same type as that one, as most neighbours are. */
  public int sameType(int index) {
    int place = wide ? isUpperHalfLast ? 8 : 12 : 0;
    if (place == 0 || shuffled) {
      return 1;
    }
    return bytes.equalFrom(at(index) + place, entrySize, count - index);
  }

  /** One more than the highest symbol index of any entry. */
  long symbolsReferredTo() {
    if (count == 0) {
      return 0;
    }
    // The upper half of a 64-bit entry's info; the lower 8 bits of a 32-bit one cannot matter.
    int place = wide ? isUpperHalfLast ? 12 : 8 : 4;
    long highest = bytes.highest(at(0) + place, entrySize, count);
    return (wide ? highest : highest >>> 8) + 1;
  }

  /** The place of one entry's symbol in its symbol table, 0 where there is none. */
  public long symbolIndex(int index) {
    return wide ? info(index) >>> 32 : bytes.u32(at(index) + 4) >>> 8;
  }

  /**
   * Symbol and type of a 64-bit entry; little-endian MIPS stores the bytes of the type backwards.
   */
  private long info(int index) {
    long info = bytes.u64(at(index) + 8);
    return shuffled
        ? (info << 32) | Integer.toUnsignedLong(Integer.reverseBytes((int) (info >>> 32)))
        : info;
  }

  private long at(int index) {
    return section.offset() + (long) java.util.Objects.checkIndex(index, count) * entrySize;
  }
}
