// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.Optional;

/** What a file gives a variable, to be written down elsewhere. */
public final class AssignedValue {
  private AssignedValue() {}

  /**
   * The value of the one assignment, in one line; empty if there is none.
   *
   * @throws BuildException if there are several, or it cannot be read as arguments of a linker
   */
  public static Optional<String> of(SourceText file, FileKind kind, String variable) {
    Assignments found = kind.syntax().read(file, VariableName.of(variable));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Assignment> read = found.read();
    if (read.size() != 1 || !found.unread().isEmpty()) {
      throw BuildException.input(
          "\"" + file.name() + "\" assigns " + variable + " in more than one way.",
          "Write the value into the new project's <libs> by hand.");
    }
    LinkArguments arguments = ReadAssignment.of(file, read.get(0)).arguments();
    return Optional.of(SourceText.inOneLine(arguments.toString()));
  }
}
