// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of one ELF file in the order in which they depend on each other. */
final class ImageReader {
  private final ByteSource source;
  private final FileHeader header;
  private final NameBudget budget;
  private final List<Section> sections;
  private final Optional<String> sectionFault;
  private final boolean isDebugFile;
  private final boolean hasTextNames;
  private final DynamicReader dynamicReader;
  private final Map<Integer, SymbolTable> symbolTables = new HashMap<>();

  private ImageReader(ByteSource source, FileHeader header, Optional<String> sectionFault) {
    this.source = source;
    this.header = header;
    this.sectionFault = sectionFault;
    budget = new NameBudget(source.size());
    SectionReader reader = new SectionReader(source, header, budget);
    sections = reader.read();
    hasTextNames = reader.hasTextNames();
    isDebugFile = ElfImage.isDebugFile(sections);
    dynamicReader = new DynamicReader(source, header, budget);
  }

  /**
   * Reads a file. Where only its section headers or what they lead to is damaged, the rest is read
   * through the dynamic array, as most loaders do.
   */
  static ElfImage read(ByteSource source) {
    try {
      return new ImageReader(source, FileHeader.read(source, true), Optional.empty()).read();
    } catch (ElfFormatException e) {
      try {
        return withoutSections(source, e);
      } catch (ElfFormatException again) {
        throw e;
      }
    }
  }

  private static ElfImage withoutSections(ByteSource source, ElfFormatException fault) {
    FileHeader header = FileHeader.read(source, false);
    if (header.segments().stream().noneMatch(s -> s.type().equals(SegmentType.DYNAMIC))) {
      throw fault;
    }
    return new ImageReader(source, header, Optional.of(String.valueOf(fault.getMessage()))).read();
  }

  private ElfImage read() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.LOAD) && !isDebugFile) {
        source.require(segment.offset(), segment.fileSize(), "a PT_LOAD");
      }
    }
    if (isDebugFile) {
      return image(
          Optional.empty(),
          Dynamic.bare(List.of()),
          SymbolTable.empty(),
          SymbolTable.empty(),
          List.of(),
          Optional.empty());
    }
    Dynamic dynamic = dynamicReader.read();
    SymbolTable dynamicSymbols = dynamicSymbols(dynamic);
    Optional<String> hashFault = lookUpBy(dynamic, dynamicSymbols);
    Optional<String> interpreter = interpreter();
    SymbolTable staticSymbols =
        first(SectionType.SYMTAB).map(this::symbols).orElseGet(SymbolTable::empty);
    List<RelocationTable> relocations = relocations();
    return image(interpreter, dynamic, dynamicSymbols, staticSymbols, relocations, hashFault);
  }

  private ElfImage image(
      Optional<String> interpreter,
      Dynamic dynamic,
      SymbolTable dynamicSymbols,
      SymbolTable staticSymbols,
      List<RelocationTable> relocations,
      Optional<String> hashFault) {
    return new ElfImage(
        header.elfClass(),
        header.data(),
        header.type(),
        header.machine(),
        header.entry(),
        header.identification(),
        header.segments(),
        sections,
        sectionFault,
        hasTextNames,
        behindEnd(),
        hashFault,
        interpreter,
        dynamic,
        dynamicSymbols,
        staticSymbols,
        relocations,
        relocations(dynamic, dynamicSymbols),
        isDebugFile ? Optional.empty() : packed(dynamic));
  }

  /** What is wrong with the hash table that loaders look symbols up by. */
  private Optional<String> lookUpBy(Dynamic dynamic, SymbolTable symbols) {
    try {
      new HashTables(source, header).lookup(dynamic, symbols.size()).ifPresent(symbols::lookedUpBy);
      return Optional.empty();
    } catch (ElfFormatException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private List<Segment> behindEnd() {
    return header.segments().stream()
        .filter(segment -> segment.type().equals(SegmentType.LOAD))
        .filter(segment -> segment.fileSize() == 0 && segment.memorySize() != 0)
        .filter(segment -> Long.compareUnsigned(segment.offset(), source.size()) > 0)
        .toList();
  }

  /** By dynamic tag, as loaders find them, or by section where there is no tag. */
  private Optional<PackedRelocations> packed(Dynamic dynamic) {
    return new DynamicTables(dynamic, header)
        .packed()
        .or(() -> first(SectionType.RELR).map(sections::get))
        .map(table -> new PackedRelocations(source, header.elfClass(), table));
  }

  private Optional<String> interpreter() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.INTERP)) {
        StringTable path = new StringTable(source, segment.offset(), segment.fileSize());
        return Optional.of(path.get(0, budget));
      }
    }
    return Optional.empty();
  }

  /** The first section of a type; the gABI allows no more than one symbol table of each. */
  private Optional<Integer> first(SectionType type) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).type().equals(type)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** By section, or by dynamic tag where there is no such section. */
  private SymbolTable dynamicSymbols(Dynamic dynamic) {
    Optional<Integer> section = first(SectionType.DYNSYM);
    if (section.isPresent()) {
      int index = section.get();
      Section table = sections.get(index);
      SymbolTable symbols =
          new SymbolTable(
              source,
              header.elfClass(),
              table,
              strings(table.link()),
              dynamicReader.versions(dynamic, table),
              budget);
      symbolTables.put(index, symbols);
      return symbols;
    }
    if (!dynamic.has(DynamicTag.SYMTAB) || !dynamic.has(DynamicTag.STRTAB)) {
      return SymbolTable.empty();
    }
    DynamicTables tables = new DynamicTables(dynamic, header);
    long count = new HashTables(source, header).symbolCount(dynamic);
    for (Section table : tables.relocations()) {
      count = Math.max(count, relocations(table, SymbolTable.empty(), false).symbolsReferredTo());
    }
    Section table = tables.symbols(count);
    return new SymbolTable(
        source,
        header.elfClass(),
        table,
        dynamicReader.names(dynamic),
        dynamicReader.versions(dynamic, table),
        budget);
  }

  private SymbolTable symbols(int index) {
    SymbolTable known = symbolTables.get(index);
    if (known != null) {
      return known;
    }
    Section section = sections.get(index);
    SymbolTable table =
        new SymbolTable(
            source,
            header.elfClass(),
            section,
            strings(section.link()),
            SymbolVersions.NONE,
            budget);
    symbolTables.put(index, table);
    return table;
  }

  private StringTable strings(int index) {
    if (index <= 0 || index >= sections.size()) {
      throw new ElfFormatException(
          header.sectionOffset(), "a symbol table linked to a string table, not to " + index);
    }
    return new StringTable(source, sections.get(index).offset(), sections.get(index).size());
  }

  /** Tables that sections hold; without a symbol table, as in a static executable, no names. */
  private List<RelocationTable> relocations() {
    List<RelocationTable> tables = new ArrayList<>();
    long total = 0;
    for (Section section : sections) {
      if (section.type().equals(SectionType.REL) || section.type().equals(SectionType.RELA)) {
        total += section.size();
        if (total > source.size()) {
          throw new ElfFormatException(section.offset(), "relocation sections that do not overlap");
        }
        int link = section.link();
        boolean linked =
            link > 0 && link < sections.size() && isSymbolTable(sections.get(link).type());
        tables.add(relocations(section, linked ? symbols(link) : SymbolTable.empty(), linked));
      }
    }
    return List.copyOf(tables);
  }

  /** Tables that the dynamic array names; mostly the ranges of sections. */
  private List<RelocationTable> relocations(Dynamic dynamic, SymbolTable symbols) {
    return new DynamicTables(dynamic, header)
        .relocations().stream().map(table -> relocations(table, symbols, false)).toList();
  }

  private RelocationTable relocations(Section table, SymbolTable symbols, boolean linked) {
    return new RelocationTable(source, header, table, symbols, linked);
  }

  private static boolean isSymbolTable(SectionType type) {
    return type.equals(SectionType.DYNSYM) || type.equals(SectionType.SYMTAB);
  }
}
