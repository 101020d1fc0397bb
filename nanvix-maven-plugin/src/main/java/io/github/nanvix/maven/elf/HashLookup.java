// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * Whether a hash table leads to the symbols of a file, which is how loaders look them up: {@code
 * DT_GNU_HASH}, else {@code DT_HASH} (gABI, chapter 5, "Hash Table").
 */
final class HashLookup {
  private static final int GNU_HEADER = 16;
  private static final int HEADER = 8;

  private final ByteView words;
  private final long at;
  private final boolean gnu;
  private final int filterWord;
  private final long buckets;
  private final long first;
  private final long filter;
  private final long shift;
  private final long symbols;

  private HashLookup(
      ByteView words, long at, boolean gnu, int filterWord, long first, long symbols) {
    this.words = words;
    this.at = at;
    this.gnu = gnu;
    this.filterWord = filterWord;
    this.buckets = words.u32(at);
    this.first = first;
    this.filter = gnu ? words.u32(at + 8) : 0;
    this.shift = gnu ? words.u32(at + 12) : 0;
    this.symbols = symbols;
  }

  /**
   * A {@code DT_GNU_HASH}.
   *
   * @param symbols how many symbols the file has
   * @throws ElfFormatException if its parts lie outside of the file or there is none of them
   */
  static HashLookup gnu(ByteSource source, long at, boolean wide, long symbols) {
    ByteView head = source.view(at, GNU_HEADER, "the head of DT_GNU_HASH");
    long buckets = head.u32(at);
    long first = head.u32(at + 4);
    long filter = head.u32(at + 8);
    if (buckets == 0 || filter == 0) {
      throw new ElfFormatException(at, "buckets and a filter in DT_GNU_HASH");
    }
    int filterWord = wide ? 8 : 4;
    long size = GNU_HEADER + filter * filterWord + (buckets + Math.max(0, symbols - first)) * 4;
    return new HashLookup(
        source.view(at, size, "DT_GNU_HASH"), at, true, filterWord, first, symbols);
  }

  /** A {@code DT_HASH} of 32-bit words; likewise. */
  static HashLookup sysv(ByteSource source, long at) {
    ByteView head = source.view(at, HEADER, "the head of DT_HASH");
    long buckets = head.u32(at);
    long symbols = head.u32(at + 4);
    if (buckets == 0) {
      throw new ElfFormatException(at, "buckets in DT_HASH");
    }
    return new HashLookup(
        source.view(at, HEADER + (buckets + symbols) * 4, "DT_HASH"), at, false, 0, 0, symbols);
  }

  /**
   * Whether a loader that looks for a name comes to the symbol; also where a chain leads astray.
   */
  boolean leadsTo(int symbol, StringTable names, long name) {
    return gnu
        ? gnuLeadsTo(symbol, names.gnuHash(name))
        : sysvLeadsTo(symbol, names.sysvHash(name));
  }

  private boolean gnuLeadsTo(int symbol, long hash) {
    int bits = filterWord * 8;
    long word = at + GNU_HEADER + hash / bits % filter * filterWord;
    long set = filterWord == 8 ? words.u64(word) : words.u32(word);
    if ((set >>> (hash % bits) & set >>> ((hash >>> shift) % bits) & 1) == 0) {
      return false;
    }
    long table = at + GNU_HEADER + filter * filterWord;
    long next = words.u32(table + hash % buckets * 4);
    if (next == 0) {
      return false;
    }
    for (; next >= first && next < symbols; next++) {
      long link = words.u32(table + (buckets + next - first) * 4);
      if (next == symbol) {
        return (link | 1) == (hash | 1);
      }
      if ((link & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean sysvLeadsTo(int symbol, long hash) {
    long next = words.u32(at + HEADER + hash % buckets * 4);
    // A chain that is longer than the table goes round.
    for (long steps = 0; steps <= symbols && next != symbol; steps++) {
      if (next == 0) {
        return false;
      }
      if (next >= symbols) {
        return true;
      }
      next = words.u32(at + HEADER + (buckets + next) * 4);
    }
    return true;
  }
}
