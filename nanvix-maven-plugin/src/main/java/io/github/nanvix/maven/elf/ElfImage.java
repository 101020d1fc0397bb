// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One ELF file: executable, shared object or relocatable object.
 *
 * <p>Only headers and tables are read, all of them at once, and checked; code, data and debug
 * information are not looked at. Entries of the large tables are made when asked for. The file must
 * not change while its image is in use, because tables of megabytes are mapped, not copied.
 *
 * @param elfClass width of addresses
 * @param data byte order
 * @param type what the file is
 * @param machine the processor it is for
 * @param entry address of the first instruction, 0 where there is none
 * @param identification what it says of itself before all that
 * @param segments program headers in file order
 * @param sections section headers in file order, the null section first; empty where stripped
 * @param sectionFault why the sections could not be read, though the rest could; they are empty
 *     then
 * @param hasTextSections whether the names of all sections are UTF-8
 * @param behindEnd the {@code PT_LOAD}s without bytes whose offset is behind the end of the file
 * @param hashFault what is wrong with the hash table that loaders look symbols up by
 * @param interpreter path in {@code PT_INTERP}
 * @param dynamic what the dynamic array says
 * @param dynamicSymbols {@code .dynsym}; without section headers, the table of {@code DT_SYMTAB},
 *     as far as its hash table or a relocation tells of its entries
 * @param staticSymbols {@code .symtab}, empty where stripped
 * @param relocationTables every {@code SHT_REL} and {@code SHT_RELA} section in file order
 * @param dynamicRelocations the tables of {@code DT_REL}, {@code DT_RELA} and {@code DT_JMPREL} in
 *     this order, which loaders apply, whatever sections say
 * @param packedRelocations relative relocations of {@code DT_RELR}, else of an {@code SHT_RELR}
 */
public record ElfImage(
    ElfClass elfClass,
    ElfData data,
    ElfType type,
    ElfMachine machine,
    long entry,
    Identification identification,
    List<Segment> segments,
    List<Section> sections,
    Optional<String> sectionFault,
    boolean hasTextSections,
    List<Segment> behindEnd,
    Optional<String> hashFault,
    Optional<String> interpreter,
    Dynamic dynamic,
    SymbolTable dynamicSymbols,
    SymbolTable staticSymbols,
    List<RelocationTable> relocationTables,
    List<RelocationTable> dynamicRelocations,
    Optional<PackedRelocations> packedRelocations) {
  private static final Set<String> WITH_BYTES = Set.of(".dynamic", ".dynsym", ".dynstr", ".text");

  /**
   * Reads a file.
   *
   * @throws ElfFormatException if it is not a well-formed ELF file
   */
  public static ElfImage read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      return ImageReader.read(source);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Reads a file that is already in memory; the array must not change afterwards.
   *
   * @throws ElfFormatException if the bytes are not a well-formed ELF file
   */
  public static ElfImage read(byte[] content) {
    return ImageReader.read(ByteSource.of(content));
  }

  /** Whether a file starts as an ELF file does; reads four bytes. */
  public static boolean isElf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(FileHeader.MAGIC.length), FileHeader.MAGIC);
    }
  }

  /**
   * Whether only debug information was kept of a file ({@code objcopy --only-keep-debug}): its code
   * and its tables have sections, and no bytes.
   */
  public boolean isDebugFile() {
    return isDebugFile(sections);
  }

  static boolean isDebugFile(List<Section> sections) {
    return sections.stream()
        .anyMatch(
            section ->
                section.type().equals(SectionType.NOBITS)
                    && WITH_BYTES.contains(section.name())
                    && section.size() > 0);
  }

  /** The sections of names that hold bytes which are no UTF-8. */
  public List<String> namesNotText() {
    List<String> tables = new ArrayList<>();
    if (!hasTextSections) {
      tables.add(".shstrtab");
    }
    if (!dynamicSymbols.hasTextNames()) {
      tables.add(".dynstr");
    }
    if (!staticSymbols.hasTextNames()) {
      tables.add(".strtab");
    }
    return tables;
  }

  /** What it runs on, in words: {@code ELF32 LITTLE_ENDIAN EM_386}. */
  public String platform() {
    return elfClass + " " + data + " " + machine;
  }

  /** Names of the libraries it asks for, in link order. */
  public List<String> needed() {
    return dynamic.needed();
  }

  /** All relocations, table by table. */
  public List<Relocation> relocations() {
    return relocationTables.stream().<Relocation>flatMap(List::stream).toList();
  }

  /** The first section of a name. */
  public Optional<Section> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The segments of a type, in file order. */
  public List<Segment> segments(SegmentType type) {
    return segments.stream().filter(segment -> segment.type().equals(type)).toList();
  }
}
