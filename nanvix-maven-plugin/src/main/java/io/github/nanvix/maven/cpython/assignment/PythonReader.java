// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Set;

/**
 * Finds where a Python file gives a variable a value: statements, keyword arguments, dictionary
 * entries and items of the variable's name, pairs of its name and a value, and texts for a shell.
 */
final class PythonReader {
  private static final Set<String> ADDING = Set.of("append", "insert", "appendleft");

  private final PythonFile file;
  private final VariableName variable;
  private final Assignments found;

  PythonReader(PythonFile file, VariableName variable, Assignments found) {
    this.file = file;
    this.variable = variable;
    this.found = found;
  }

  void read() throws UnclosedException {
    for (int i = 0; i < file.tokens().size(); i++) {
      PythonToken token = file.token(i);
      if (token.isName(variable.text())) {
        named(i, i + 1);
      } else if (token.isString()) {
        i = string(i);
      }
    }
  }

  /** Reads on after the variable, or an item of its name. */
  private void named(int first, int next) throws UnclosedException {
    PythonToken token = file.token(next);
    if (token.is("=") || token.is("+=") || token.is(":=")) {
      assign(first, next + 1, token.is("+="));
    } else if (token.is(":") && annotated(next + 1) > 0) {
      assign(first, annotated(next + 1), false);
    } else if (token.is(".") && file.token(next + 2).is("(")) {
      String method = file.token(next + 1).text();
      if (method.equals("extend")) {
        assign(first, next + 3, true);
      } else if (ADDING.contains(method)) {
        int from = file.token(first).from();
        int to = file.token(file.closing(next + 2)).to();
        found.add(
            new UnreadAssignment(from, file.text().substring(from, to), "adds to it by a call"));
      }
    }
  }

  /** Where the value of a variable with annotation begins; -1 if it gets none. */
  private int annotated(int annotation) {
    for (int i = annotation; !file.token(i).endsExpression(); ) {
      if (file.token(i).is("=")) {
        return i + 1;
      }
      i = file.token(i).isOpening() ? file.closing(i) + 1 : i + 1;
    }
    return -1;
  }

  /** Reads literals that stand in a row; the last of them. */
  private int string(int first) throws UnclosedException {
    int last = first;
    while (file.token(last + 1).isString()) {
      last++;
    }
    MappedText.Builder builder = new MappedText.Builder();
    for (int i = first; i <= last; i++) {
      new PythonString(file.text(), file.token(i).from()).decode(file.characters(), builder);
    }
    MappedText text = builder.build();
    PythonToken next = file.token(last + 1);
    if (!text.toString().equals(variable.text())) {
      if (variable.isAssignedIn(text.toString())) {
        PythonValue.read(file, first, found);
        Embedded.argument(text, variable, found);
      }
    } else if (next.is(":") || (next.is(",") && file.token(first - 1).is("("))) {
      assign(first, last + 2, false);
    } else if (next.is("]")) {
      named(first, last + 2);
    }
    return last;
  }

  private void assign(int first, int value, boolean appends) throws UnclosedException {
    if (!file.token(value).endsExpression()) {
      MappedText text = PythonValue.read(file, value, found);
      found.add(new Assignment(file.token(first).from(), appends, text));
    }
  }
}
