// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import java.util.List;

/** What a file asks for its stack. */
final class SegmentChecks {
  private SegmentChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error(
            "ELF-SEG-003", "Stack is executable", Rule.each(role -> true, SegmentChecks::stack)));
  }

  private static void stack(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().segments(SegmentType.GNU_STACK).stream().anyMatch(Segment::isExecutable)) {
      faults.add(
          object.path(),
          "asks for an executable stack (PT_GNU_STACK with PF_X)",
          "Link with -z noexecstack; give assembler files a .note.GNU-stack section.");
    }
  }
}
