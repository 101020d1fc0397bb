package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a loader maps a file and applies all its relocations. */
final class Acceptance {
  private static final Set<SectionType> RELOCATIONS =
      Set.of(SectionType.REL, SectionType.RELA, SectionType.RELR);

  private static final long DF_1_NOOPEN = 0x40;
  private static final long DF_1_PIE = 0x08000000;
  private static final int R_386_IRELATIVE = 42;
  private static final int R_X86_64_IRELATIVE = 37;

  private final LoaderProfile profile;

  Acceptance(LoaderProfile profile) {
    this.profile = profile;
  }

  /** Every rule that a file breaks, in the order in which a loader comes across them. */
  List<LoadFailure> faults(OpenedFile file, boolean program) {
    List<LoadFailure> faults = new ArrayList<>();
    Report report =
        (kind, fault) -> faults.add(new LoadFailure.RefusedFile(file.path(), kind, fault));
    header(file.image(), program, report);
    // Where tables are found by section name, the kernel maps the program, which relocates itself.
    if (program && profile.files().sectionsByName()) {
      return faults;
    }
    if (profile.files().sectionsByName()) {
      sections(file.image(), report);
    }
    segments(file.image(), report);
    relocations(file, report);
    return faults;
  }

  /** What keeps a running program from opening a file, though it may start with it. */
  static List<LoadFailure> unopenable(OpenedFile file) {
    return (file.image().dynamic().flags1() & DF_1_NOOPEN) == 0
        ? List.of()
        : List.of(
            new LoadFailure.RefusedFile(
                file.path(), "no-open", "may not be opened by a running program (DF_1_NOOPEN)"));
  }

  @FunctionalInterface
  private interface Report {
    void add(String kind, String fault);
  }

  private void header(ElfImage image, boolean program, Report report) {
    LoaderProfile.FileRules rules = profile.files();
    if (!rules.elfClasses().contains(image.elfClass())
        || image.data() != rules.data()
        || !rules.machines().contains(image.machine())) {
      report.add(
          "machine",
          "is "
              + image.platform()
              + "; expected "
              + rules.elfClasses()
              + " "
              + rules.data()
              + " "
              + rules.machines());
    }
    Set<ElfType> types = program ? new HashSet<>(rules.executableTypes()) : new HashSet<>();
    // Where no program is known, a library is looked at as if it were one.
    types.add(ElfType.DYN);
    if (!program && rules.flags() && (image.dynamic().flags1() & DF_1_PIE) != 0) {
      report.add("executable", "is a position-independent executable (DF_1_PIE)");
    }
    if (!types.contains(image.type())) {
      report.add("type", "is " + image.type() + "; expected ET_DYN");
    }
  }

  private void sections(ElfImage image, Report report) {
    if (image.section(".dynsym").isEmpty()) {
      report.add("symbol-table", "has no section .dynsym");
    } else if (image.section(".dynstr").isEmpty()) {
      report.add("string-table", "has no section .dynstr");
    }
    List<Section> sections = image.sections();
    Set<String> names = new HashSet<>();
    for (Section section : sections.subList(Math.min(1, sections.size()), sections.size())) {
      if (!names.add(section.name())) {
        report.add("section-twice", "has two sections named \"" + section.name() + "\"");
      }
      boolean read =
          section.type().equals(SectionType.REL)
              && profile.relocations().sections().contains(section.name());
      if (section.isAllocated() && RELOCATIONS.contains(section.type()) && !read) {
        report.add(
            "relocation-section",
            "has relocations in section " + section.name() + ", which are never applied");
      }
    }
  }

  private void segments(ElfImage image, Report report) {
    if (!profile.files().threadLocalStorage() && !image.segments(SegmentType.TLS).isEmpty()) {
      report.add("thread-local-storage", "has a PT_TLS segment");
    }
    long page = profile.files().pageSize();
    long end = -1;
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        if (!profile.files().emptySegments()) {
          report.add("empty-segment", "has a PT_LOAD that takes no memory");
        }
        continue;
      }
      if (segment.fileSize() > segment.memorySize()) {
        report.add("segment-size", "has a PT_LOAD with p_filesz greater than p_memsz");
      }
      if (!profile.files().sectionsByName() && (segment.address() - segment.offset()) % page != 0) {
        report.add(
            "alignment",
            "has a PT_LOAD at 0x"
                + Long.toHexString(segment.address())
                + " that lies otherwise in its pages than in the file");
      }
      if (profile.files().sectionsByName()) {
        if (end < 0 && segment.address() >= page) {
          report.add(
              "first-page", "has its lowest PT_LOAD at 0x" + Long.toHexString(segment.address()));
        } else if (segment.address() / page * page < end) {
          report.add(
              "segments-overlap",
              "has a PT_LOAD at 0x"
                  + Long.toHexString(segment.address())
                  + ", not above the one before");
        }
      }
      end = (segment.address() + segment.memorySize() + page - 1) / page * page;
    }
    if (end < 0) {
      report.add("no-segments", "has no PT_LOAD");
    }
  }

  private void relocations(OpenedFile file, Report report) {
    LoaderProfile.RelocationRules rules = profile.relocations();
    if (!rules.textRelocations() && file.image().dynamic().hasTextRelocations()) {
      report.add("text-relocations", "has text relocations (DT_TEXTREL)");
    }
    if (!rules.packed() && file.image().packedRelocations().isPresent()) {
      report.add("packed-relocations", "has packed relocations (DT_RELR), which are never applied");
    }
    if (rules.types().isEmpty()) {
      indirect(file, report);
      return;
    }
    Set<String> reported = new HashSet<>();
    AppliedTypes types = new AppliedTypes(profile);
    List<Segment> loaded = file.image().segments().stream().filter(Segment::isLoaded).toList();
    for (RelocationTable table : file.applied(profile)) {
      for (int i = 0; i < table.size(); i++) {
        AppliedType type = types.of(table, i);
        if (!type.isKnown() && reported.add(type.name())) {
          report.add(
              "relocation-type",
              "has a relocation " + type.name() + " in " + table.section().name());
        } else if (type.isRelative() && table.symbolIndex(i) != 0 && reported.add("named")) {
          report.add("relative-relocation", "has a relocation " + type.name() + " with a symbol");
        } else if (!type.isRelative()
            && isLocal(file.image().dynamicSymbols(), table.symbolIndex(i))
            && reported.add("local")) {
          report.add(
              "relocation-symbol", "has a relocation " + type.name() + " without a global symbol");
        } else if (!holds(loaded, table.offset(i)) && reported.add("outside")) {
          report.add(
              "relocation-place",
              "has a relocation at 0x"
                  + Long.toHexString(table.offset(i))
                  + ", outside of its segments");
        }
      }
    }
  }

  /** These loaders look up every symbol by its name; the null symbol has none. */
  private static boolean isLocal(SymbolTable symbols, long index) {
    return index == 0
        || (index < symbols.size() && symbols.binding((int) index).equals(SymbolBinding.LOCAL));
  }

  private void indirect(OpenedFile file, Report report) {
    boolean i386 = file.image().machine().equals(ElfMachine.I386);
    int wanted = i386 ? R_386_IRELATIVE : R_X86_64_IRELATIVE;
    if (profile.files().indirectFunctions()) {
      return;
    }
    for (RelocationTable table : file.applied(profile)) {
      for (int i = 0; i < table.size(); i++) {
        if (table.typeNumber(i) == wanted) {
          report.add("relocation-type", "has a relocation of type IRELATIVE");
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
