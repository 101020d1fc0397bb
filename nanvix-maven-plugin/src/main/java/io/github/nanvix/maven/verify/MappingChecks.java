// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import java.util.List;

/** Whether the segments are sound, and how far memory is protected. */
final class MappingChecks {
  private MappingChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning(
            "ELF-SEG-007",
            "Memory is both writable and executable",
            each(MappingChecks::writableCode)),
        Rule.info("ELF-SEG-008", "Kind of stack is not said", each(MappingChecks::stackUnsaid)),
        Rule.info(
            "ELF-SEG-009", "What relocation patches stays writable", each(MappingChecks::relro)));
  }

  private static java.util.function.BiConsumer<Subject, Check.Faults> each(
      Rule.ObjectInspection inspection) {
    return Rule.each(Role::isMapped, inspection);
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
