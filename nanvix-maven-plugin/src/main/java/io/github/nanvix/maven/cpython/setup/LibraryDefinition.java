// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.make.Definition;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Definitions of a variable that holds linker arguments, such as {@code LIBS=-lm -lffi}: makesetup
 * copies them to where they override what configure found.
 *
 * @param variable its name
 * @param library a library that is to leave it, by its {@code -l} name
 */
record LibraryDefinition(String variable, String library) {

  /**
   * The document without the library in such definitions, and no other byte changed.
   *
   * @throws BuildException if the library cannot be taken out
   */
  SetupDocument without(SetupDocument document) {
    List<Statement> statements = document.statements();
    SetupDocument edited = document;
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (mentions(statements.get(i))) {
        edited = edited.edited(statements.get(i).line(), new Cut());
      }
    }
    edited.statements().stream().filter(this::mentions).findFirst().ifPresent(this::refuse);
    return edited;
  }

  /** Takes the library out of the physical lines of a definition, one after the other. */
  private final class Cut implements UnaryOperator<String> {
    private boolean isInValue;

    @Override
    public String apply(String code) {
      int from = isInValue ? 0 : code.indexOf('=') + 1;
      isInValue |= from > 0;
      return isInValue
          ? code.substring(0, from)
              + LinkArguments.parse(code.substring(from)).withoutLibrary(library)
          : code;
    }
  }

  private boolean mentions(Statement statement) {
    return statement instanceof Statement.Definition
        && Definition.in(statement.line().text())
            .filter(definition -> definition.name().equals(variable))
            .filter(one -> LinkArguments.parse(one.hiddenValue()).mentions(library))
            .isPresent();
  }

  private void refuse(Statement left) {
    throw BuildException.input(
        "The library \""
            + library
            + "\" cannot be taken out of the definition at "
            + left.line().place()
            + ", "
            + Visible.quoted(left.line().text())
            + ".",
        "Take it out by hand: only the module links the library.");
  }
}
