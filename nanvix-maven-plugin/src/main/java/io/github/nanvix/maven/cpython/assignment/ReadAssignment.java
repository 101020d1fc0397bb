package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.link.Unseen;
import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
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

  /** Whether the value is what a call or an expression gives, and nothing of it is text. */
  boolean isCall() {
    List<String> values = arguments.values();
    boolean hides =
        assignment.value().hidden().stream()
            .anyMatch(
                piece ->
                    piece.to() - piece.from() == assignment.value().length()
                        && piece.variable().isEmpty());
    return values.size() == 1 && hides;
  }

  /** Where in the list the variable's own value before is referred to. */
  Optional<Unseen> itself(String variable, String library) {
    return arguments.unseen(library).stream()
        .filter(unseen -> unseen.isReference() && unseen.variables().contains(variable))
        .findFirst();
  }
}
