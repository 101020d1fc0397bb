// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * Where the section headers are and how many (gABI, {@code e_shnum} and {@code e_shstrndx}); a
 * number too large for the header stands in the first of them.
 *
 * @param offset where they start
 * @param count how many there are, 0 where stripped
 * @param namesIndex which section holds the names, 0 where none does
 */
record SectionCount(long offset, int count, int namesIndex) {
  /** That of a file that has none. */
  static final SectionCount NONE = new SectionCount(0, 0, 0);

  private static final int RESERVED = 0xff00;
  private static final int EXTENDED = 0xffff;

  static SectionCount read(ByteSource source, ByteView header, boolean wide) {
    long offset = wide ? header.u64(40) : header.u32(32);
    int fields = wide ? 58 : 46;
    int entrySize = header.u16(fields);
    long count = header.u16(fields + 2);
    long names = header.u16(fields + 4);
    int expected = wide ? 64 : 40;
    boolean extended = offset != 0 && (count == 0 || names == EXTENDED) && entrySize == expected;
    if (extended && offset + expected <= source.size()) {
      ByteView first = source.view(offset, expected, "the first section header");
      long size = wide ? first.u64(offset + 32) : first.u32(offset + 20);
      count = count == 0 && Long.compareUnsigned(size, RESERVED) >= 0 ? size : count;
      names = names == EXTENDED ? first.u32(offset + (wide ? 40 : 24)) : names;
    }
    if (count == 0) {
      return NONE;
    }
    if (entrySize != expected) {
      throw new ElfFormatException(
          fields, "section headers of " + expected + " bytes, not of " + entrySize);
    }
    boolean countable = count > 0 && count <= Integer.MAX_VALUE;
    source.require(offset, countable ? count * expected : Long.MAX_VALUE, "the section headers");
    return new SectionCount(offset, (int) count, (int) names);
  }
}
