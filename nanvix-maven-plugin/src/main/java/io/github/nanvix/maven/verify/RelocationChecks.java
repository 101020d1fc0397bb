package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Relocation;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.loader.AppliedType;
import io.github.nanvix.maven.loader.AppliedTypes;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the loader applies every relocation of a module or library. */
final class RelocationChecks {
  private static final Set<SectionType> NOT_APPLIED = Set.of(SectionType.RELA, SectionType.RELR);

  private static final Set<String> INAPPLICABLE =
      Set.of("relative-relocation", "relocation-place", "relocation-symbol");

  /** Damaged files have every type there is. */
  private static final int MOST_TYPES = 20;

  private RelocationChecks() {}

  static List<Check> all() {
    return List.of(
        shared(
            "ELF-REL-001", "relocations have no addends and are unpacked", RelocationChecks::form),
        shared(
            "ELF-REL-002",
            "relocations are in the sections that are read",
            RelocationChecks::place),
        shared(
            "ELF-REL-003", "relocations are of the types that are known", RelocationChecks::types),
        shared("ELF-REL-004", "no relocation patches read-only segments", RelocationChecks::text),
        shared(
            "ELF-REL-005",
            "the sections hold all relocations of the dynamic array",
            RelocationChecks::tags),
        Rule.error("ELF-REL-006", "every relocation can be applied", RelocationChecks::applicable),
        shared(
            "ELF-TLS-001", "no segment holds thread-local storage", RelocationChecks::tlsSegment),
        shared("ELF-TLS-002", "no symbol is thread-local", RelocationChecks::tlsSymbols));
  }

  private static Check shared(String id, String title, Rule.ObjectInspection inspection) {
    return Rule.error(id, title, Rule.each(Role::isShared, inspection));
  }

  private static void form(Subject subject, StagedObject object, Check.Faults faults) {
    // A loader that goes by dynamic tags knows both forms.
    LoaderProfile.RelocationRules rules = subject.profile().relocations();
    for (Section section : object.image().sections()) {
      boolean applied =
          section.type().equals(SectionType.RELR) ? rules.packed() : rules.sections().isEmpty();
      if (!applied && section.isAllocated() && NOT_APPLIED.contains(section.type())) {
        faults.add(
            object.path(),
            "section "
                + section.name()
                + " is "
                + section.type()
                + "; expected "
                + (rules.sections().isEmpty() ? "SHT_REL or SHT_RELA" : "SHT_REL only"),
            rules.sections().isEmpty()
                ? "Link without -z pack-relative-relocs."
                : "Link with -z rel and without -z pack-relative-relocs.");
      }
    }
  }

  private static void place(Subject subject, StagedObject object, Check.Faults faults) {
    List<String> expected = subject.profile().relocations().sections();
    for (RelocationTable table : object.image().relocationTables()) {
      if (!expected.isEmpty()
          && isApplicable(table)
          && !expected.contains(table.section().name())) {
        faults.add(
            object.path(),
            "relocations in section "
                + table.section().name()
                + " are never applied; expected "
                + expected,
            "Link with -z combreloc and without -N or -n.");
      }
    }
  }

  /** One finding for each type, with its first place: a file may have millions of one. */
  private static void types(Subject subject, StagedObject object, Check.Faults faults) {
    List<String> expected = subject.profile().relocations().types();
    if (expected.isEmpty()) {
      return;
    }
    Map<String, Unknown> unknown = new LinkedHashMap<>();
    AppliedTypes types = new AppliedTypes(subject.profile());
    for (RelocationTable table : object.image().relocationTables()) {
      int size = isApplicable(table) ? table.size() : 0;
      for (int i = 0; i < size; i++) {
        AppliedType type = types.of(table, i);
        Unknown known = type.isKnown() ? null : unknown.get(type.name());
        if (known != null) {
          known.further++;
        } else if (!type.isKnown() && unknown.size() < MOST_TYPES) {
          unknown.put(type.name(), new Unknown(table.get(i)));
        }
      }
    }
    unknown.forEach(
        (type, some) ->
            faults.add(
                object.path(), some.describe() + "; expected one of " + expected, hint(type)));
  }

  private static boolean isApplicable(RelocationTable table) {
    return table.section().isAllocated() && !table.hasAddends();
  }

  /** Relocations of one type that the loader does not know. */
  private static final class Unknown {
    private final Relocation first;
    private int further;

    Unknown(Relocation first) {
      this.first = first;
    }

    String describe() {
      return "relocation "
          + first.type()
          + (first.symbol().isEmpty() ? "" : " against " + Names.some(List.of(first.symbol())))
          + " at 0x"
          + Long.toHexString(first.offset())
          + " in "
          + first.section()
          + " is unknown to the loader"
          + (further == 0
              ? ""
              : ", as "
                  + new Count(further, "").choose("is ", "are ")
                  + further
                  + " more of its type");
    }
  }

  private static String hint(String type) {
    if (type.contains("TLS")) {
      return "Remove __thread and thread_local from the sources, or link the code statically.";
    }
    if (type.contains("IRELATIVE")) {
      return "Build without ifunc attributes.";
    }
    return "Compile every object with -fPIC and link with -shared.";
  }

  private static void text(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().dynamic().hasTextRelocations()) {
      faults.add(
          object.path(),
          "has text relocations (DT_TEXTREL): some object was compiled without -fPIC",
          "Compile every object with -fPIC; link with -z text to see which one it is.");
    }
  }

  /** Only a loader that goes by section names can miss what the dynamic array knows. */
  private static void tags(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().relocations().sections().isEmpty()
        || object.image().sections().isEmpty()) {
      return;
    }
    int bySection = 0;
    for (RelocationTable table : object.image().relocationTables()) {
      bySection += table.section().isAllocated() ? table.size() : 0;
    }
    int byTag = object.image().dynamicRelocations().stream().mapToInt(List::size).sum();
    if (bySection != byTag) {
      faults.add(
          object.path(),
          "has "
              + new Count(bySection, "relocation")
              + " by section and "
              + byTag
              + " by dynamic tag",
          "Do not edit the file after the linker; one of the two tables is damaged.");
    }
  }

  /**
   * What the load plan alone sees: where a relocation lies, and whether its symbol fits its type.
   */
  private static void applicable(Subject subject, Check.Faults faults) {
    for (LoadPlan plan : subject.plans()) {
      for (LoadFailure.RefusedFile failure : plan.failures(LoadFailure.RefusedFile.class)) {
        if (failure.file().equals(plan.module()) && INAPPLICABLE.contains(failure.kind())) {
          faults.add(
              failure.file(), failure.fault(), "Build the file again, and do not edit it later.");
        }
      }
    }
  }

  private static void tlsSegment(Subject subject, StagedObject object, Check.Faults faults) {
    List<Segment> segments = object.image().segments(SegmentType.TLS);
    if (!segments.isEmpty() && !subject.profile().files().threadLocalStorage()) {
      faults.add(
          object.path(),
          "has a PT_TLS segment of "
              + new Count(segments.get(0).memorySize(), "byte")
              + ", which is ignored",
          "Remove __thread and thread_local from the sources, or link the code statically.");
    }
  }

  private static void tlsSymbols(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().files().threadLocalStorage()) {
      return;
    }
    SymbolTable table = object.image().dynamicSymbols();
    if (!table.kinds().hasType(SymbolType.TLS)) {
      return;
    }
    for (Symbol symbol : table) {
      if (symbol.type().equals(SymbolType.TLS)) {
        faults.add(
            object.path(),
            "symbol \"" + symbol.name() + "\" is thread-local (STT_TLS)",
            "Remove __thread and thread_local from the declaration of the symbol.");
      }
    }
  }
}
