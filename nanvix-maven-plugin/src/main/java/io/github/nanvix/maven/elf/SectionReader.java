// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the section headers. jelf is passed by here: it reads a header only together with the
 * section's whole content, without a bound.
 */
final class SectionReader {
  private final ByteSource source;
  private final ByteView bytes;
  private final FileHeader header;
  private final NameBudget budget;
  private final boolean wide;

  SectionReader(ByteSource source, FileHeader header, NameBudget budget) {
    this.source = source;
    this.header = header;
    this.budget = budget;
    this.wide = header.elfClass() == ElfClass.ELF64;
    this.bytes =
        source.view(
            header.sectionOffset(),
            header.sectionCount() * (wide ? 64L : 40L),
            "the section headers");
  }

  /** Whether all names are UTF-8. */
  boolean hasTextNames() {
    return names().isText();
  }

  List<Section> read() {
    List<Section> sections = new ArrayList<>(header.sectionCount());
    StringTable names = names();
    for (int i = 0; i < header.sectionCount(); i++) {
      Section section = section(i, names);
      // Of a null section the other fields mean nothing, or hold extended counts; zeroes have no
      // bytes.
      if (!section.type().equals(SectionType.NULL) && !section.type().equals(SectionType.NOBITS)) {
        source.require(section.offset(), section.size(), "section \"" + section.name() + "\"");
      }
      sections.add(section);
    }
    return List.copyOf(sections);
  }

  private StringTable names() {
    int index = header.namesIndex();
    if (header.sectionCount() == 0 || index == 0) {
      return StringTable.EMPTY;
    }
    if (index < 0 || index >= header.sectionCount()) {
      throw new ElfFormatException(
          header.sectionOffset(),
          "section names in one of "
              + new Count(header.sectionCount(), "section")
              + ", not in "
              + index);
    }
    return new StringTable(source, word(index, 16, 24), word(index, 20, 32));
  }

  private Section section(int index, StringTable names) {
    long at = at(index);
    return new Section(
        names.get(bytes.u32(at), budget),
        new SectionType((int) bytes.u32(at + 4)),
        word(index, 8, 8),
        word(index, 12, 16),
        word(index, 16, 24),
        word(index, 20, 32),
        (int) bytes.u32(at + (wide ? 40 : 24)),
        word(index, 36, 56));
  }

  private long word(int index, int narrowField, int wideField) {
    return wide ? bytes.u64(at(index) + wideField) : bytes.u32(at(index) + narrowField);
  }

  private long at(int index) {
    return header.sectionOffset() + (long) index * (wide ? 64 : 40);
  }
}
