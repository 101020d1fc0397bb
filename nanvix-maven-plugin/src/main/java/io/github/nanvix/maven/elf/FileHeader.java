package io.github.nanvix.maven.elf;

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
    List<Segment> segments,
    long sectionOffset,
    int sectionCount,
    int namesIndex) {

  static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  static FileHeader read(ByteView bytes) {
    if (!bytes.startsWith(MAGIC)) {
      throw new ElfFormatException(0, "the ELF magic number 7f 45 4c 46");
    }
    checkTables(bytes);
    ElfFile file;
    try {
      file = ElfFile.from(new JelfBytes(bytes));
    } catch (ElfException e) {
      throw new ElfFormatException(4, "a known ELF class, data encoding and version 1");
    }
    boolean wide = file.ei_class == ElfFile.CLASS_64;
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < file.e_phnum; i++) {
      segments.add(segment(file.getProgramHeader(i), wide));
    }
    return new FileHeader(
        wide ? ElfClass.ELF64 : ElfClass.ELF32,
        file.ei_data == ElfFile.DATA_LSB ? ElfData.LITTLE_ENDIAN : ElfData.BIG_ENDIAN,
        new ElfType(Short.toUnsignedInt(file.e_type)),
        new ElfMachine(Short.toUnsignedInt(file.e_machine)),
        unsigned(file.e_entry, wide),
        file.e_flags,
        List.copyOf(segments),
        unsigned(file.e_shoff, wide),
        file.e_shnum,
        Short.toUnsignedInt(file.e_shstrndx));
  }

  /**
   * Refuses tables that leave the file or count more than jelf's signed 16 bits, before jelf makes
   * objects for each entry.
   */
  private static void checkTables(ByteView raw) {
    boolean wide = raw.u8(4) == 2;
    ByteView bytes = raw.ordered(raw.u8(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    bytes.require(0, wide ? 64 : 52, "the ELF header");
    checkTable(
        bytes,
        wide ? bytes.u64(32) : bytes.u32(28),
        wide ? 54 : 42,
        wide ? 56 : 32,
        "the program headers");
    checkTable(
        bytes,
        wide ? bytes.u64(40) : bytes.u32(32),
        wide ? 58 : 46,
        wide ? 64 : 40,
        "the section headers");
    if (bytes.u16(wide ? 60 : 48) == 0 && bytes.u16(wide ? 62 : 50) == 0xffff) {
      throw new ElfFormatException(wide ? 60 : 48, "fewer than 65280 sections");
    }
  }

  private static void checkTable(
      ByteView bytes, long offset, long fields, int entrySize, String what) {
    int size = bytes.u16(fields);
    int count = bytes.u16(fields + 2);
    if (count == 0) {
      return;
    }
    if (size != entrySize || count > Short.MAX_VALUE) {
      throw new ElfFormatException(
          fields,
          what
              + ": at most "
              + Short.MAX_VALUE
              + " entries of "
              + entrySize
              + " bytes, not "
              + count
              + " of "
              + size);
    }
    bytes.require(offset, (long) count * size, what);
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
