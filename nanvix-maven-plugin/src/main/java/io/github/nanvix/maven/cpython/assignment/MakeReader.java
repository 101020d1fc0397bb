// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.Hidden;
import io.github.nanvix.maven.cpython.link.MappedText;
import io.github.nanvix.maven.cpython.make.Definition;
import io.github.nanvix.maven.cpython.make.Statement;
import io.github.nanvix.maven.cpython.make.Statement.ForTargets;
import io.github.nanvix.maven.cpython.make.Statement.Rule;
import io.github.nanvix.maven.cpython.make.Statements;
import java.util.Optional;

/** Finds assignments in a Makefile, and the shell's in its recipes and values. */
final class MakeReader {
  private final VariableName variable;
  private final Assignments found;

  MakeReader(VariableName variable, Assignments found) {
    this.variable = variable;
    this.found = found;
  }

  void read(String file) {
    for (Statement statement : Statements.of(file)) {
      functions(statement.hiddenCode());
      if (statement instanceof Definition definition) {
        definition(definition);
      } else if (statement instanceof ForTargets forTargets) {
        definition(forTargets.definition());
      } else if (statement instanceof Rule rule) {
        rule.hiddenRecipe().forEach(this::recipe);
      }
    }
  }

  private void definition(Definition definition) {
    MappedText value = definition.hiddenValue();
    boolean isBlock = definition.kind() == Definition.Kind.BLOCK;
    if (!definition.name().equals(variable.text())) {
      String where = isBlock ? "stands in the definition of " : "stands in the value of ";
      Embedded.text(value, variable, found, where + definition.name());
    } else if (definition.kind() != Definition.Kind.NONE) {
      boolean appends = definition.operator().equals("+=");
      boolean isCommand = definition.operator().equals("!=");
      found.add(new Assignment(definition.at(), appends, isCommand ? asCall(value) : value));
    }
  }

  private static MappedText asCall(MappedText command) {
    MappedText.Builder call = new MappedText.Builder();
    call.addHidden(command, 0, command.length(), Optional.empty());
    return call.build();
  }

  private void recipe(MappedText commands) {
    functions(commands);
    int start = 0;
    while (start < commands.length() && "@-+ \t".indexOf(commands.charAt(start)) >= 0) {
      start++;
    }
    MappedText shell = commands.part(start, commands.length());
    Embedded.commands(shell, variable, found, "stands in a recipe");
  }

  /** Reports calls of make's functions, {@code eval} above all, that speak of an assignment. */
  private void functions(MappedText code) {
    for (Hidden piece : code.hidden()) {
      String call = code.part(piece.from(), piece.to()).toString();
      if (variable.isAssignedIn(call)) {
        int at = code.start(piece.from());
        found.add(new UnreadAssignment(at, call, "stands in a function of make"));
      }
    }
  }
}
