package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the loader can map a file and find its tables. */
final class SegmentChecks {
  private SegmentChecks() {}

  static List<Check> all() {
    return List.of(
        shared("ELF-SEG-001", "the lowest segment starts in page 0", SegmentChecks::base),
        shared("ELF-SEG-002", "segments ascend and share no page", SegmentChecks::disjoint),
        Rule.error(
            "ELF-SEG-003", "no stack is executable", Rule.each(role -> true, SegmentChecks::stack)),
        shared("ELF-SEC-001", "sections .dynsym and .dynstr are there", SegmentChecks::tables),
        shared("ELF-SEC-002", "no two sections have one name", SegmentChecks::unique));
  }

  private static Check shared(String id, String title, Rule.ObjectInspection inspection) {
    return Rule.error(id, title, Rule.each(Role::isShared, inspection));
  }

  private static void base(Subject subject, StagedObject object, Check.Faults faults) {
    List<Segment> loads = object.loads();
    if (loads.isEmpty()) {
      faults.add(object.path(), "has no PT_LOAD", "Link it with -shared; nothing would be mapped.");
      return;
    }
    long lowest = loads.stream().mapToLong(Segment::address).min().orElse(0);
    // Others move the whole file, wherever it was linked.
    if (subject.profile().files().sectionsByName()
        && lowest >= subject.profile().files().pageSize()) {
      faults.add(
          object.path(),
          "its lowest PT_LOAD is at 0x" + Long.toHexString(lowest) + "; expected it in page 0",
          "Link without -Ttext-segment, -N, -n and without a linker script for executables.");
    }
  }

  static void disjoint(Subject subject, StagedObject object, Check.Faults faults) {
    if (!subject.profile().files().sectionsByName()) {
      return;
    }
    long page = subject.profile().files().pageSize();
    long end = 0;
    for (Segment load : object.loads()) {
      long start = load.address() / page * page;
      if (start < end) {
        faults.add(
            object.path(),
            "PT_LOAD at 0x"
                + Long.toHexString(load.address())
                + " is not above page end 0x"
                + Long.toHexString(end)
                + " of the one before",
            "Link with -z max-page-size=" + page + " and without -N or -n.");
        return;
      }
      end = (load.address() + load.memorySize() + page - 1) / page * page;
    }
  }

  private static void stack(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().segments(SegmentType.GNU_STACK).stream().anyMatch(Segment::isExecutable)) {
      faults.add(
          object.path(),
          "asks for an executable stack (PT_GNU_STACK with PF_X)",
          "Link with -z noexecstack; give assembler files a .note.GNU-stack section.");
    }
  }

  private static void tables(Subject subject, StagedObject object, Check.Faults faults) {
    for (String name : List.of(".dynsym", ".dynstr")) {
      if (subject.profile().files().sectionsByName() && object.image().section(name).isEmpty()) {
        faults.add(
            object.path(),
            "has no section " + name + ", by whose name the loader finds the table",
            "Keep the section headers: strip with --strip-unneeded, not with sstrip or a packer.");
      }
    }
  }

  private static void unique(Subject subject, StagedObject object, Check.Faults faults) {
    Set<String> seen = new HashSet<>();
    List<Section> sections = object.image().sections();
    for (Section section : sections.subList(Math.min(1, sections.size()), sections.size())) {
      if (subject.profile().files().sectionsByName() && !seen.add(section.name())) {
        faults.add(
            object.path(),
            "has two sections named \"" + section.name() + "\"",
            "Link without --unique and without a linker script that splits sections.");
      }
    }
  }
}
