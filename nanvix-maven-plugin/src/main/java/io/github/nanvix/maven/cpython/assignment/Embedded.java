// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;

/**
 * Assignments within a text that a file of another kind passes on: {@code LIBS=…} as one argument,
 * or commands for a shell.
 */
final class Embedded {
  private Embedded() {}

  /** Reads one argument of a command. */
  static void argument(MappedText text, VariableName variable, Assignments found) {
    int length = variable.assignmentLength(text);
    boolean quoted = length < text.length() && "'\"".indexOf(text.charAt(length)) >= 0;
    if (length > 0 && !quoted) {
      found.add(new Assignment(text.start(0), false, text.part(length, text.length())));
    } else {
      text(text, variable, found, "stands in a text");
    }
  }

  /**
   * Reads what may be commands.
   *
   * @param why what an assignment does that is none of the shell's
   */
  static void text(MappedText text, VariableName variable, Assignments found, String why) {
    Assignments inside = new Assignments();
    commands(text, variable, inside, why);
    if (inside.isEmpty() && variable.isAssignedIn(text.toString())) {
      inside.add(new UnreadAssignment(text.start(0), text.toString(), why));
    }
    found.addAll(inside);
  }

  /** Reads commands; what has an open quote is passed on to others, and not read. */
  static void commands(MappedText text, VariableName variable, Assignments found, String why) {
    if (!variable.isAssignedIn(text.toString())) {
      return;
    }
    Assignments inside = new Assignments();
    try {
      ShellReader.read(text, variable, inside);
      found.addAll(inside);
    } catch (UnclosedException e) {
      found.add(new UnreadAssignment(text.start(0), text.toString(), why));
    }
  }
}
