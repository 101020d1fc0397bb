// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.function.LongConsumer;

/**
 * Relative relocations in the packed form (gABI, {@code SHT_RELR}): an even word is an address; an
 * odd one a set of bits for the words after the last address.
 */
public final class PackedRelocations {
  private final ByteView bytes;
  private final boolean wide;
  private final Section section;
  private final int words;

  PackedRelocations(ByteSource source, ElfClass elfClass, Section section) {
    this.wide = elfClass == ElfClass.ELF64;
    this.section = section;
    this.bytes = Tables.bytes(source, section);
    this.words = Tables.count(section, wide ? 8 : 4);
  }

  /** The section that holds the table, or one made of what the dynamic tags say. */
  public Section section() {
    return section;
  }

  /** How many places the loader must patch. */
  public long size() {
    long count = 0;
    for (int i = 0; i < words; i++) {
      long word = word(i);
      count += (word & 1) == 0 ? 1 : Long.bitCount(word) - 1;
    }
    return count;
  }

  /** Gives the address of each place, in order. */
  public void forEach(LongConsumer place) {
    int step = wide ? 8 : 4;
    long base = 0;
    for (int i = 0; i < words; i++) {
      long word = word(i);
      if ((word & 1) == 0) {
        place.accept(word);
        base = word + step;
      } else {
        long at = base;
        for (long bits = word >>> 1; bits != 0; bits >>>= 1) {
          if ((bits & 1) != 0) {
            place.accept(at);
          }
          at += step;
        }
        base += (step * 8L - 1) * step;
      }
    }
  }

  private long word(int index) {
    long at = section.offset() + (long) index * (wide ? 8 : 4);
    return wide ? bytes.u64(at) : bytes.u32(at);
  }
}
