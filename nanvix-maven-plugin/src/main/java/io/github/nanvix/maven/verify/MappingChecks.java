package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.fs.Count;
import java.util.List;

/** Whether the segments are sound, and how far memory is protected. */
final class MappingChecks {
  private MappingChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning(
            "ELF-SEG-004",
            "segments lie in the file as they do in memory, page by page",
            each(MappingChecks::congruence)),
        Rule.warning("ELF-SEG-005", "no PT_LOAD is empty", each(MappingChecks::empty)),
        Rule.error(
            "ELF-SEG-006",
            "segments are no larger in the file than in memory",
            each(MappingChecks::bounds)),
        Rule.warning(
            "ELF-SEG-007",
            "no memory is both writable and executable",
            each(MappingChecks::writableCode)),
        Rule.info("ELF-SEG-008", "the kind of stack is said", each(MappingChecks::stackUnsaid)),
        Rule.info(
            "ELF-SEG-009",
            "what relocation patches is read-only later",
            each(MappingChecks::relro)));
  }

  private static java.util.function.BiConsumer<Subject, Check.Faults> each(
      Rule.ObjectInspection inspection) {
    return Rule.each(Role::isMapped, inspection);
  }

  private static void congruence(Subject subject, StagedObject object, Check.Faults faults) {
    long page = subject.profile().files().pageSize();
    for (Segment load : object.loads()) {
      if (load.fileSize() != 0 && Math.floorMod(load.address() - load.offset(), page) != 0) {
        faults.add(
            object.path(),
            at(load)
                + " is at offset 0x"
                + Long.toHexString(load.offset())
                + " of the file; expected the same place within a page of "
                + page
                + " bytes",
            "Do not edit the file after the linker; a loader that maps files refuses it.");
        return;
      }
    }
  }

  private static void empty(Subject subject, StagedObject object, Check.Faults faults) {
    for (Segment load : object.allLoads()) {
      if (load.memorySize() == 0 && load.fileSize() == 0) {
        faults.add(
            object.path(),
            at(load) + " is empty; loaders before the middle of June 2026 abort on it",
            "Give the file some read-only data, or link with -z noseparate-code or with lld.");
        return;
      }
    }
  }

  private static void bounds(Subject subject, StagedObject object, Check.Faults faults) {
    for (Segment load : object.allLoads()) {
      if (load.fileSize() > load.memorySize()) {
        faults.add(
            object.path(),
            at(load)
                + " has "
                + new Count(load.fileSize(), "byte")
                + " in the file and "
                + load.memorySize()
                + " in memory; expected no more in the file",
            "Build the file again; its program headers are damaged.");
      }
    }
  }

  private static void writableCode(Subject subject, StagedObject object, Check.Faults faults) {
    for (Segment load : object.loads()) {
      if (load.isWritable() && load.isExecutable()) {
        faults.add(
            object.path(),
            at(load) + " is writable and executable",
            "Link without -N and --omagic, and without a script that joins .text and .data.");
        return;
      }
    }
  }

  private static void stackUnsaid(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().segments(SegmentType.GNU_STACK).isEmpty()) {
      faults.add(
          object.path(),
          "has no PT_GNU_STACK; some systems then give it an executable stack",
          "Link with -z noexecstack.");
    }
  }

  private static void relro(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().segments(SegmentType.GNU_RELRO).isEmpty()) {
      faults.add(
          object.path(),
          "has no PT_GNU_RELRO",
          "Link with -z relro -z now, where the loader protects what it has relocated.");
    }
  }

  private static String at(Segment load) {
    return "PT_LOAD at 0x" + Long.toHexString(load.address());
  }
}
