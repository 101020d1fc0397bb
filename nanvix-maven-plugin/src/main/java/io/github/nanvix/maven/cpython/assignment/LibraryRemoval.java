// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.assignment.RewrittenFile.Change;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Takes a library out of the linker arguments that a file assigns to a variable.
 *
 * @param kind the file's kind
 * @param variable the variable
 * @param library the {@code -l} name
 */
public record LibraryRemoval(FileKind kind, String variable, String library) {

  /**
   * @throws IllegalArgumentException if there can be no such variable or library
   */
  public LibraryRemoval {
    VariableName.of(variable);
    LinkArguments.parse("").mentions(library);
  }

  /**
   * Edits a file.
   *
   * @throws BuildException if the file does not assign the variable, or if an assignment brings the
   *     library in a way that cannot be edited, or has an option without its other half; the
   *     message names every such place
   */
  public RewrittenFile applyTo(SourceText file) {
    VariableName wanted = VariableName.of(variable);
    Examination examination = new Examination(file, kind.syntax(), wanted, library);
    List<ReadAssignment> read = examination.run();
    BitSet cut = new BitSet();
    List<Change> changes = new ArrayList<>();
    for (ReadAssignment one : read) {
      BitSet characters = one.arguments().charactersOf(library);
      cut.or(one.assignment().value().inFile(characters));
      if (!characters.isEmpty()) {
        changes.add(
            new Change(
                file.name() + ":" + file.line(one.assignment().at()),
                SourceText.inOneLine(one.arguments().toString()),
                SourceText.inOneLine(one.arguments().withoutLibrary(library).toString())));
      }
    }
    SourceText after =
        changes.isEmpty() ? file : file.without(examination.found().tidied(file, cut));
    requireAsMeant(read, after, wanted);
    List<String> examined = read.stream().map(one -> file.place(one.assignment().at())).toList();
    return new RewrittenFile(
        variable, List.of(library), file, after, changes, examined, examination.notes());
  }

  /** Reads the edited text again: it must assign what was meant, and nothing else. */
  private void requireAsMeant(List<ReadAssignment> read, SourceText after, VariableName wanted) {
    List<List<String>> meant =
        read.stream().map(one -> one.arguments().withoutLibrary(library).values()).toList();
    List<List<String>> got =
        kind.syntax().read(after, wanted).read().stream()
            .map(assignment -> LinkArguments.parse(assignment.value()).values())
            .toList();
    if (!got.equals(meant)) {
      throw BuildException.input(
          "Library \""
              + library
              + "\" cannot be taken out of "
              + variable
              + " in \""
              + after.name()
              + "\": the file would then assign "
              + got
              + " instead of "
              + meant
              + ".",
          "Edit it by hand.");
    }
  }
}
