package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.DynamicTag;
import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Identification;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a loader maps a file and applies all its relocations. */
public final class Acceptance {
  private static final Set<SectionType> RELOCATIONS =
      Set.of(SectionType.REL, SectionType.RELA, SectionType.RELR);

  private static final Set<Refusal> UNREADABLE = EnumSet.of(Refusal.MACHINE, Refusal.DEBUG_FILE);

  /** System V and GNU, which Linux takes as its own (glibc, elf/dl-load.c, open_verify). */
  private static final Set<Integer> OS_ABIS = Set.of(0, 3);

  private static final long DF_1_NOOPEN = 0x40;
  private static final long DF_1_PIE = 0x08000000;
  private static final int R_386_IRELATIVE = 42;
  private static final int R_X86_64_IRELATIVE = 37;

  private final LoaderProfile profile;

  /** By the rules of one loader. */
  public Acceptance(LoaderProfile profile) {
    this.profile = profile;
  }

  /** The faults of a list that the loader refuses; of the others people should know. */
  List<LoadFailure> refused(List<LoadFailure> faults) {
    return faults.stream().filter(fault -> fault.kind().isRefusedBy(profile)).toList();
  }

  /**
   * What is wrong with a file, in the order in which a loader comes across it, whether this one
   * refuses it or goes on ({@link Refusal#isRefusedBy}).
   *
   * @param path what the failures call the file
   * @param program whether it is the program that runs, not one that is opened
   */
  public List<LoadFailure> faults(RelativePath path, ElfImage image, boolean program) {
    List<LoadFailure> faults = new ArrayList<>();
    Report report = (kind, fault) -> faults.add(new LoadFailure.RefusedFile(path, kind, fault));
    header(image, program, report);
    // No loader reads on in a file of another machine, or without code and tables.
    if (faults.stream().map(LoadFailure::kind).anyMatch(UNREADABLE::contains)) {
      return faults;
    }
    image
        .sectionFault()
        .ifPresent(
            fault ->
                report.add(
                    Refusal.SECTION_HEADERS, "has section headers that cannot be read: " + fault));
    if (!program && !profile.files().sectionsByName()) {
      dynamicArray(image, report);
    }
    if (image.dynamic().namesCutOff()) {
      report.add(
          Refusal.NAMES_CUT_OFF,
          "has a DT_STRSZ of "
              + image.dynamic().value(DynamicTag.STRSZ).orElse(0)
              + ", which is less than its names need");
    }
    // Where tables are found by section name, the kernel maps the program, which relocates itself.
    if (program && profile.files().sectionsByName()) {
      programSegments(image, report);
      mapping(image, report);
      return faults;
    }
    if (profile.files().sectionsByName() && image.sectionFault().isEmpty()) {
      sections(image, report);
    }
    segments(image, report);
    mapping(image, report);
    if (faults.stream().noneMatch(fault -> fault.kind() == Refusal.NO_SEGMENTS)) {
      relocations(image, report);
    }
    return faults;
  }

  /** What keeps a running program from opening a file, though it may start with it. */
  static List<LoadFailure> unopenable(OpenedFile file) {
    return (file.image().dynamic().flags1() & DF_1_NOOPEN) == 0
        ? List.of()
        : List.of(
            new LoadFailure.RefusedFile(
                file.path(),
                Refusal.NO_OPEN,
                "may not be opened by a running program (DF_1_NOOPEN)"));
  }

  @FunctionalInterface
  private interface Report {
    void add(Refusal kind, String fault);
  }

  private void header(ElfImage image, boolean program, Report report) {
    LoaderProfile.FileRules rules = profile.files();
    if (!rules.elfClasses().contains(image.elfClass())
        || image.data() != rules.data()
        || !rules.machines().contains(image.machine())) {
      report.add(
          Refusal.MACHINE,
          "is "
              + image.platform()
              + "; expected "
              + rules.elfClasses()
              + " "
              + rules.data()
              + " "
              + rules.machines());
    }
    if (image.isDebugFile()) {
      report.add(
          Refusal.DEBUG_FILE,
          "is a debug file, without code and dynamic section (objcopy --only-keep-debug)");
      return;
    }
    Identification ident = image.identification();
    if (rules.identification()
        && (!OS_ABIS.contains(ident.osAbi())
            || ident.abiVersion() != 0
            || ident.padded()
            || ident.version() != 1)) {
      report.add(
          Refusal.IDENTIFICATION,
          "has EI_OSABI "
              + ident.osAbi()
              + ", EI_ABIVERSION "
              + ident.abiVersion()
              + (ident.padded() ? ", bytes behind them" : "")
              + " and e_version "
              + ident.version()
              + "; expected EI_OSABI 0 or 3, EI_ABIVERSION 0, zeroes and e_version 1");
    }
    Set<ElfType> types = program ? new HashSet<>(rules.executableTypes()) : new HashSet<>();
    // Where no program is known, a library is looked at as if it were one.
    types.add(ElfType.DYN);
    if (!program && rules.pieIsNoLibrary() && (image.dynamic().flags1() & DF_1_PIE) != 0) {
      report.add(Refusal.EXECUTABLE, "is a position-independent executable (DF_1_PIE)");
    }
    if (!types.contains(image.type())) {
      report.add(
          program ? Refusal.PROGRAM_TYPE : Refusal.TYPE,
          "is " + image.type() + "; expected " + (program ? "one of " + types : "ET_DYN"));
    }
  }

  private void dynamicArray(ElfImage image, Report report) {
    Dynamic dynamic = image.dynamic();
    if (dynamic.entries().isEmpty()) {
      report.add(Refusal.NO_DYNAMIC, "has no dynamic section (PT_DYNAMIC)");
      return;
    }
    if (!dynamic.has(DynamicTag.SYMTAB) || !dynamic.has(DynamicTag.STRTAB)) {
      report.add(Refusal.DYNAMIC_ARRAY, "has a dynamic array without DT_SYMTAB and DT_STRTAB");
    } else if (profile.files().entrySizes()) {
      boolean wide = image.elfClass() == ElfClass.ELF64;
      size(dynamic, DynamicTag.RELA, DynamicTag.RELAENT, wide ? 24 : 12, "DT_RELAENT", report);
      size(dynamic, DynamicTag.REL, DynamicTag.RELENT, wide ? 16 : 8, "DT_RELENT", report);
      size(dynamic, DynamicTag.RELR, DynamicTag.RELRENT, wide ? 8 : 4, "DT_RELRENT", report);
      long form = wide ? DynamicTag.RELA : DynamicTag.REL;
      size(dynamic, DynamicTag.PLTREL, DynamicTag.PLTREL, form, "DT_PLTREL", report);
    }
  }

  private static void size(
      Dynamic dynamic, long table, long tag, long expected, String name, Report report) {
    if (dynamic.has(table) && dynamic.value(tag).orElse(0) != expected) {
      report.add(
          Refusal.DYNAMIC_ARRAY,
          "has "
              + name
              + " "
              + dynamic.value(tag).orElse(0)
              + " in its dynamic array; expected "
              + expected);
    }
  }

  private void sections(ElfImage image, Report report) {
    if (!image.namesNotText().isEmpty()) {
      report.add(
          Refusal.NAMES_NOT_TEXT,
          "has names in " + String.join(" and ", image.namesNotText()) + " that are not UTF-8");
    }
    if (image.section(".dynsym").isEmpty()) {
      report.add(
          Refusal.SYMBOL_TABLE,
          "has no section .dynsym, by whose name the loader finds the symbol table");
    } else if (image.section(".dynstr").isEmpty()) {
      report.add(
          Refusal.STRING_TABLE,
          "has no section .dynstr, by whose name the loader finds the names of symbols");
    }
    List<Section> sections = image.sections();
    Set<String> names = new HashSet<>();
    if (!sections.isEmpty()) {
      // The null section has the empty name.
      names.add(sections.get(0).name());
    }
    for (Section section : sections.subList(Math.min(1, sections.size()), sections.size())) {
      if (!names.add(section.name())) {
        report.add(Refusal.SECTION_TWICE, "has two sections named \"" + section.name() + "\"");
      }
      if (section.isAllocated() && RELOCATIONS.contains(section.type())) {
        unread(section, report);
      }
    }
  }

  /** What the kernel refuses of the program. */
  private void programSegments(ElfImage image, Report report) {
    long page = profile.files().pageSize();
    long end = 0;
    for (Segment segment : image.segments()) {
      if (segment.isLoaded()) {
        if (segment.address() / page * page < end) {
          report.add(Refusal.PROGRAM_SEGMENTS, overlap(segment, end));
          return;
        }
        end = (segment.address() + segment.memorySize() + page - 1) / page * page;
      }
    }
  }

  private static String overlap(Segment segment, long end) {
    return "has a PT_LOAD at 0x"
        + Long.toHexString(segment.address())
        + ", not above page end 0x"
        + Long.toHexString(end)
        + " of the one before";
  }

  private void unread(Section section, Report report) {
    List<String> read = profile.relocations().sections();
    if (!section.type().equals(SectionType.REL)) {
      report.add(
          Refusal.RELOCATION_FORM,
          "has relocations in section "
              + section.name()
              + " that are "
              + section.type()
              + "; expected SHT_REL only");
    } else if (!read.contains(section.name())) {
      report.add(
          Refusal.RELOCATION_SECTION,
          "has relocations in section "
              + section.name()
              + ", which are never applied; expected them in one of "
              + read);
    }
  }

  private void segments(ElfImage image, Report report) {
    if (!profile.files().threadLocalStorage() && !image.segments(SegmentType.TLS).isEmpty()) {
      report.add(Refusal.THREAD_LOCAL_STORAGE, "has a PT_TLS segment, which is ignored");
    }
    long page = profile.files().pageSize();
    long end = -1;
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        continue;
      }
      if (segment.memorySize() == 0) {
        report.add(
            Refusal.SEGMENT_WITHOUT_MEMORY,
            "has a PT_LOAD at 0x"
                + Long.toHexString(segment.address())
                + " of "
                + new Count(segment.fileSize(), "byte")
                + " in the file and none in memory");
        continue;
      }
      if (segment.fileSize() > segment.memorySize()) {
        report.add(
            Refusal.SEGMENT_SIZE,
            "has a PT_LOAD at 0x"
                + Long.toHexString(segment.address())
                + " of "
                + new Count(segment.fileSize(), "byte")
                + " in the file and "
                + segment.memorySize()
                + " in memory; expected no more in the file");
      }
      if (profile.files().sectionsByName()) {
        if (end < 0 && segment.address() >= page) {
          report.add(
              Refusal.FIRST_PAGE,
              "has its lowest PT_LOAD at 0x"
                  + Long.toHexString(segment.address())
                  + "; expected it in page 0");
        } else if (segment.address() / page * page < end) {
          report.add(Refusal.SEGMENTS_OVERLAP, overlap(segment, end));
        }
      }
      end = (segment.address() + segment.memorySize() + page - 1) / page * page;
    }
    if (profile.files().sectionsByName()) {
      for (Segment segment : image.behindEnd()) {
        report.add(
            Refusal.SEGMENT_RANGE,
            "has a PT_LOAD at offset 0x"
                + Long.toHexString(segment.offset())
                + ", behind the end of the file");
      }
    }
    long space = profile.files().addressSpace();
    if (end > 0 && space != 0 && Long.compareUnsigned(end, space) > 0) {
      report.add(
          Refusal.ADDRESS_SPACE,
          "has PT_LOADs up to 0x"
              + Long.toHexString(end)
              + "; expected no more than 0x"
              + Long.toHexString(space));
    }
    if (end < 0) {
      report.add(Refusal.NO_SEGMENTS, "has no PT_LOAD: nothing of it would be mapped");
    }
  }

  private void mapping(ElfImage image, Report report) {
    long page = profile.files().pageSize();
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        report.add(
            Refusal.EMPTY_SEGMENT,
            "has a PT_LOAD at 0x"
                + Long.toHexString(segment.address())
                + " that is empty; loaders before the middle of June 2026 abort on it");
      } else if ((segment.address() - segment.offset()) % page != 0) {
        report.add(
            Refusal.ALIGNMENT,
            "has a PT_LOAD at 0x"
                + Long.toHexString(segment.address())
                + " and at offset 0x"
                + Long.toHexString(segment.offset())
                + " of the file; expected the same place within a page of "
                + page
                + " bytes");
      }
    }
  }

  private void relocations(ElfImage image, Report report) {
    LoaderProfile.RelocationRules rules = profile.relocations();
    if (image.dynamic().hasTextRelocations()) {
      report.add(
          Refusal.TEXT_RELOCATIONS,
          "has text relocations (DT_TEXTREL): some object was compiled without -fPIC");
    }
    if (!rules.packed()
        && !profile.files().sectionsByName()
        && image.packedRelocations().isPresent()) {
      report.add(
          Refusal.PACKED_RELOCATIONS, "has packed relocations (DT_RELR), which are never applied");
    }
    if (rules.types().isEmpty()) {
      indirect(image, report);
      return;
    }
    Set<Refusal> reported = EnumSet.noneOf(Refusal.class);
    UnknownTypes unknown = new UnknownTypes(rules.types());
    AppliedTypes types = new AppliedTypes(profile);
    List<Segment> loaded = image.segments().stream().filter(Segment::isLoaded).toList();
    for (RelocationTable table : profile.relocations().applied(image)) {
      for (int i = 0; i < table.size(); i++) {
        AppliedType type = types.of(table, i);
        if (!type.isKnown()) {
          unknown.add(type.name(), table, i);
        } else if (type.isRelative()
            && table.symbolIndex(i) != 0
            && reported.add(Refusal.RELATIVE_RELOCATION)) {
          report.add(
              Refusal.RELATIVE_RELOCATION, "has a relocation " + type.name() + " with a symbol");
        } else if (!type.isRelative()
            && isLocal(image.dynamicSymbols(), table.symbolIndex(i))
            && reported.add(Refusal.RELOCATION_SYMBOL)) {
          report.add(
              Refusal.RELOCATION_SYMBOL,
              "has a relocation " + type.name() + " without a global symbol");
        } else if (!holds(loaded, table.offset(i)) && reported.add(Refusal.RELOCATION_PLACE)) {
          report.add(
              Refusal.RELOCATION_PLACE,
              "has a relocation at 0x"
                  + Long.toHexString(table.offset(i))
                  + ", outside of its segments");
        }
      }
    }
    unknown.faults(true).forEach(fault -> report.add(Refusal.RELOCATION_TYPE, fault));
    unknown.faults(false).forEach(fault -> report.add(Refusal.RELOCATION_NUMBER, fault));
  }

  /** These loaders look up every symbol by its name; the null symbol has none. */
  private static boolean isLocal(SymbolTable symbols, long index) {
    return index == 0
        || (index < symbols.size() && symbols.binding((int) index).equals(SymbolBinding.LOCAL));
  }

  private void indirect(ElfImage image, Report report) {
    boolean i386 = image.machine().equals(ElfMachine.I386);
    int wanted = i386 ? R_386_IRELATIVE : R_X86_64_IRELATIVE;
    if (profile.files().indirectFunctions()) {
      return;
    }
    for (RelocationTable table : profile.relocations().applied(image)) {
      for (int i = 0; i < table.size(); i++) {
        if (table.typeNumber(i) == wanted) {
          report.add(Refusal.RELOCATION_TYPE, "has a relocation of type IRELATIVE");
          return;
        }
      }
    }
  }

  private static boolean holds(List<Segment> loaded, long address) {
    for (Segment segment : loaded) {
      long within = address - segment.address();
      if (within >= 0 && within <= segment.memorySize() - 4) {
        return true;
      }
    }
    return false;
  }
}
