// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.link.Unseen;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Follows what an argument stands for, as far as the file itself assigns the variables. */
final class References {
  private final SourceText file;
  private final Syntax syntax;
  private final VariableName variable;
  private final String library;
  private final Map<String, List<Assignment>> known = new HashMap<>();

  /**
   * Everything that an argument may stand for.
   *
   * @param assignments those of the variables that it refers to, and so on
   * @param isComplete whether nothing else can be behind it
   * @param naming the assignment in the file that brings the library; empty if none does
   */
  record Origin(List<ReadAssignment> assignments, boolean isComplete, OptionalInt naming) {}

  /**
   * For the arguments of one variable.
   *
   * @param variable the variable; where it refers to itself is nothing to follow
   */
  References(SourceText file, Syntax syntax, VariableName variable, String library) {
    this.file = file;
    this.syntax = syntax;
    this.variable = variable;
    this.library = library;
  }

  /** What is behind an argument of an assignment. */
  Origin of(Unseen argument, Assignment assignment) {
    Walk walk = new Walk();
    walk.follow(argument, assignment.at());
    return new Origin(List.copyOf(walk.assignments), walk.isComplete, walk.naming);
  }

  private List<Assignment> read(String name) {
    return VariableName.isName(name) ? syntax.read(file, VariableName.of(name)).read() : List.of();
  }

  private final class Walk {
    private final Set<String> visited = new HashSet<>(Set.of(variable.text()));
    private final List<ReadAssignment> assignments = new ArrayList<>();
    private boolean isComplete = true;
    private OptionalInt naming = OptionalInt.empty();

    void follow(Unseen argument, int at) {
      if (argument.variables().isEmpty()) {
        unknown(argument, at);
      }
      for (String name : argument.variables()) {
        if (visited.add(name)) {
          List<Assignment> found = known.computeIfAbsent(name, References.this::read);
          if (found.isEmpty()) {
            unknown(argument, at);
          }
          found.forEach(assignment -> follow(argument, assignment));
        }
      }
    }

    private void follow(Unseen argument, Assignment assignment) {
      ReadAssignment read;
      try {
        read = ReadAssignment.of(file, assignment);
      } catch (BuildException e) {
        // A text that is no list of arguments, of which this one takes a part.
        unknown(argument, assignment.at());
        return;
      }
      assignments.add(read);
      boolean partly =
          !argument.isReference() && LinkArguments.speakOf(library, read.arguments().toString());
      if (partly || read.arguments().mentions(library)) {
        named(assignment.at());
      }
      read.arguments().unseen(library).forEach(next -> follow(next, assignment.at()));
    }

    private void unknown(Unseen argument, int at) {
      isComplete = false;
      if (argument.speaksOf(library)) {
        named(at);
      }
    }

    private void named(int at) {
      naming = naming.isPresent() ? naming : OptionalInt.of(at);
    }
  }
}
