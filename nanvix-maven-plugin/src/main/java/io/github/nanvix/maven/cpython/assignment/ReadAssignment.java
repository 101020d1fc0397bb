// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.link.Unseen;
import io.github.nanvix.maven.failure.BuildException;
import java.util.Optional;

/**
 * An assignment of linker arguments.
 *
 * @param assignment where it is
 * @param arguments what it assigns
 */
record ReadAssignment(Assignment assignment, LinkArguments arguments) {

  /**
   * Takes the value for linker arguments.
   *
   * @throws BuildException if it has a quote that is never closed
   */
  static ReadAssignment of(SourceText file, Assignment assignment) {
    try {
      return new ReadAssignment(assignment, LinkArguments.parse(assignment.value()));
    } catch (BuildException e) {
      throw BuildException.input(file.place(assignment.at()) + ": " + e.getMessage(), "", e);
    }
  }

  /** Where in the list the variable's own value before is referred to. */
  Optional<Unseen> itself(String variable, String library) {
    return arguments.unseen(library).stream()
        .filter(unseen -> unseen.isReference() && unseen.variables().contains(variable))
        .findFirst();
  }
}
