// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.fornwall.jelf.ElfException;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSegment;

/**
 * The header of an ELF file and its segments, as jelf reads them.
 *
 * @param elfClass width of addresses
 * @param data byte order
 * @param type what the file is
 * @param machine the processor it is for
 * @param entry address of the first instruction, 0 where there is none
 * @param flags {@code e_flags}
 * @param identification what stands before all that
 * @param segments the program headers in file order
 * @param sectionOffset where the section headers start
 * @param sectionCount how many there are
 * @param namesIndex which section holds the sections' names, 0 where none does
 */
record FileHeader(
    ElfClass elfClass,
    ElfData data,
    ElfType type,
    ElfMachine machine,
    long entry,
    int flags,
    Identification identification,
    List<Segment> segments,
    long sectionOffset,
    int sectionCount,
    int namesIndex) {

  static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  /**
   * Reads the header, and tells the source its byte order.
   *
   * @param withSections whether the section headers count; else it is as if there were none
   */
  static FileHeader read(ByteSource source, boolean withSections) {
    if (!source.startsWith(MAGIC)) {
      throw new ElfFormatException(0, "the ELF magic number 7f 45 4c 46");
    }
    ByteView ident = source.view(0, 16, "the ELF identification");
    source.order(ident.u8(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    boolean wide = ident.u8(4) == 2;
    int headerSize = wide ? 64 : 52;
    ByteView header = source.view(0, headerSize, "the ELF header");
    ElfFile file;
    List<Segment> segments = new ArrayList<>();
    try {
      file = ElfFile.from(jelfBytes(source, header, headerSize));
      for (int i = 0; i < file.e_phnum; i++) {
        segments.add(segment(file.getProgramHeader(i), wide));
      }
    } catch (ElfException e) {
      throw new ElfFormatException(4, "a known ELF class, data encoding and version 1");
    }
    SectionCount sections =
        withSections ? SectionCount.read(source, header, wide) : SectionCount.NONE;
    return new FileHeader(
        wide ? ElfClass.ELF64 : ElfClass.ELF32,
        file.ei_data == ElfFile.DATA_LSB ? ElfData.LITTLE_ENDIAN : ElfData.BIG_ENDIAN,
        new ElfType(Short.toUnsignedInt(file.e_type)),
        new ElfMachine(Short.toUnsignedInt(file.e_machine)),
        unsigned(file.e_entry, wide),
        file.e_flags,
        Identification.read(header),
        List.copyOf(segments),
        sections.offset(),
        sections.count(),
        sections.namesIndex());
  }

  /**
   * What jelf is to see: the header and the program headers. It counts sections in signed 16 bits
   * and reads each with all of its content, so they are hidden from it.
   */
  private static JelfBytes jelfBytes(ByteSource source, ByteView header, int headerSize) {
    boolean wide = headerSize == 64;
    int fields = wide ? 54 : 42;
    int size = header.u16(fields);
    int count = header.u16(fields + 2);
    int expected = wide ? 56 : 32;
    if (count != 0 && (size != expected || count > Short.MAX_VALUE)) {
      throw new ElfFormatException(
          fields,
          "at most "
              + Short.MAX_VALUE
              + " program headers of "
              + expected
              + " bytes, not "
              + count
              + " of "
              + size);
    }
    long offset = wide ? header.u64(32) : header.u32(28);
    ByteView segments =
        source.view(count == 0 ? 0 : offset, (long) count * size, "the program headers");
    byte[] patched = header.copy(0, headerSize);
    ByteBuffer.wrap(patched).putInt(fields + 6, 0);
    return new JelfBytes(ByteView.of(patched), headerSize, segments);
  }

  private static Segment segment(ElfSegment from, boolean wide) {
    return new Segment(
        new SegmentType(from.p_type),
        from.p_flags,
        unsigned(from.p_vaddr, wide),
        unsigned(from.p_offset, wide),
        unsigned(from.p_filesz, wide),
        unsigned(from.p_memsz, wide),
        unsigned(from.p_align, wide));
  }

  /** jelf widens 32-bit fields with their sign. */
  private static long unsigned(long value, boolean wide) {
    return wide ? value : value & 0xffffffffL;
  }
}
