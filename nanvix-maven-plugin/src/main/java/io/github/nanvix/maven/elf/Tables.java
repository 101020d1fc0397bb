// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;

/** Sections that are tables of entries of one size. */
final class Tables {
  private Tables() {}

  /**
   * The bytes of a table.
   *
   * @throws ElfFormatException if it leaves the file
   */
  static ByteView bytes(ByteSource source, Section section) {
    return source.view(section.offset(), section.size(), "section " + section.name());
  }

  /**
   * How many entries a table has.
   *
   * @throws ElfFormatException if its entries have another size
   */
  static int count(Section section, int entrySize) {
    if (section.entrySize() != entrySize || section.size() % entrySize != 0) {
      throw new ElfFormatException(
          section.offset(),
          "entries of "
              + entrySize
              + " bytes filling section "
              + section.name()
              + " of "
              + new Count(section.size(), "byte")
              + ", not entries of "
              + section.entrySize());
    }
    return (int) (section.size() / entrySize);
  }
}
