package io.github.nanvix.maven.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of one ELF file in the order in which they depend on each other. */
final class ImageReader {
  private final ByteView bytes;
  private final FileHeader header;
  private final NameBudget budget;
  private final List<Section> sections;
  private final Map<Integer, SymbolTable> symbolTables = new HashMap<>();

  ImageReader(ByteView raw) {
    header = FileHeader.read(raw);
    bytes = raw.ordered(header.data().order());
    budget = new NameBudget(bytes.size());
    sections = new SectionReader(bytes, header, budget).read();
  }

  ElfImage read() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.LOAD)) {
        bytes.require(segment.offset(), segment.fileSize(), "a PT_LOAD");
      }
    }
    return new ElfImage(
        header.elfClass(),
        header.data(),
        header.type(),
        header.machine(),
        header.entry(),
        header.segments(),
        sections,
        interpreter(),
        new DynamicReader(bytes, header, budget).read(),
        symbols(SectionType.DYNSYM),
        symbols(SectionType.SYMTAB),
        relocations());
  }

  private Optional<String> interpreter() {
    for (Segment segment : header.segments()) {
      if (segment.type().equals(SegmentType.INTERP)) {
        StringTable path = new StringTable(bytes, segment.offset(), segment.fileSize());
        return Optional.of(path.get(0, budget));
      }
    }
    return Optional.empty();
  }

  /** The first table of a type; the gABI allows no more than one. */
  private SymbolTable symbols(SectionType type) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).type().equals(type)) {
        return symbols(i);
      }
    }
    return SymbolTable.empty();
  }

  private SymbolTable symbols(int index) {
    SymbolTable known = symbolTables.get(index);
    if (known != null) {
      return known;
    }
    Section section = sections.get(index);
    SymbolTable table =
        new SymbolTable(bytes, header.elfClass(), section, strings(section.link()), budget);
    symbolTables.put(index, table);
    return table;
  }

  private StringTable strings(int index) {
    if (index <= 0 || index >= sections.size()) {
      throw new ElfFormatException(
          header.sectionOffset(), "a symbol table linked to a string table, not to " + index);
    }
    return new StringTable(bytes, sections.get(index).offset(), sections.get(index).size());
  }

  private List<RelocationTable> relocations() {
    List<RelocationTable> tables = new ArrayList<>();
    long total = 0;
    for (Section section : sections) {
      if (section.type().equals(SectionType.REL) || section.type().equals(SectionType.RELA)) {
        total += section.size();
        if (total > bytes.size()) {
          throw new ElfFormatException(section.offset(), "relocation sections that do not overlap");
        }
        tables.add(table(section));
      }
    }
    return List.copyOf(tables);
  }

  /** A table without a symbol table, as in a static executable, only has entries without names. */
  private RelocationTable table(Section section) {
    int link = section.link();
    boolean linked = link > 0 && link < sections.size() && isSymbolTable(sections.get(link).type());
    return new RelocationTable(
        bytes, header, section, linked ? symbols(link) : SymbolTable.empty(), linked);
  }

  private static boolean isSymbolTable(SectionType type) {
    return type.equals(SectionType.DYNSYM) || type.equals(SectionType.SYMTAB);
  }
}
