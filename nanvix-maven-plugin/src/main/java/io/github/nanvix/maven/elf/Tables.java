package io.github.nanvix.maven.elf;

/** Sections that are tables of entries of one size. */
final class Tables {
  private Tables() {}

  /**
   * How many entries a table has.
   *
   * @throws ElfFormatException if it leaves the file, or its entries have another size
   */
  static int count(ByteView bytes, Section section, int entrySize) {
    bytes.require(section.offset(), section.size(), "section " + section.name());
    if (section.entrySize() != entrySize || section.size() % entrySize != 0) {
      throw new ElfFormatException(
          section.offset(),
          "entries of "
              + entrySize
              + " bytes filling section "
              + section.name()
              + " of "
              + section.size()
              + " bytes, not entries of "
              + section.entrySize());
    }
    return (int) (section.size() / entrySize);
  }
}
