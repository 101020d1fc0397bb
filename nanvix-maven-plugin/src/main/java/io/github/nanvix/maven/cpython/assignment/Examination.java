// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.assignment.References.Origin;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.link.Unseen;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.List;

/** Looks at all assignments of a variable before one is touched. */
final class Examination {
  private final SourceText file;
  private final VariableName variable;
  private final String library;
  private final References references;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Assignments found;
  private boolean bringsOptions;

  Examination(SourceText file, Syntax syntax, VariableName variable, String library) {
    this.file = file;
    this.variable = variable;
    this.library = library;
    this.found = syntax.read(file, variable);
    this.references = new References(file, syntax, variable, library);
  }

  /**
   * The assignments.
   *
   * @throws BuildException if there is none, or one cannot be edited
   */
  List<ReadAssignment> run() {
    if (found.isEmpty()) {
      throw BuildException.input(
          "\"" + file.name() + "\" does not assign " + variable.text() + ".",
          "Name its variable with -Dnanvix.link.variable=NAME, or another file.");
    }
    found.unread().forEach(this::unread);
    List<ReadAssignment> read = new ArrayList<>();
    for (Assignment assignment : found.read()) {
      try {
        read.add(ReadAssignment.of(file, assignment));
      } catch (BuildException e) {
        problems.add(e.getMessage());
      }
    }
    read.forEach(this::examine);
    // Where a reference brings such options, the other half of a pair may be in it.
    if (!bringsOptions) {
      OptionBalance.of(read, variable.text(), library)
          .ifPresent(fault -> problem(fault.at(), fault.what()));
    }
    if (!problems.isEmpty()) {
      throw BuildException.input(
          "Library \""
              + library
              + "\" cannot be taken out of "
              + variable.text()
              + ". "
              + String.join(" ", problems),
          "Edit by hand what the message names; a variable of its own can be named with"
              + " -Dnanvix.link.variable=NAME.");
    }
    return read;
  }

  Assignments found() {
    return found;
  }

  /** What was not looked into, or is not what it looks like, one sentence each. */
  List<String> notes() {
    return notes;
  }

  private void unread(UnreadAssignment unread) {
    String text = SourceText.inOneLine(unread.text());
    if (LinkArguments.speakOf(library, unread.text())) {
      problem(unread.at(), "\"" + text + "\" " + unread.why());
    } else {
      notes.add(file.place(unread.at()) + ": not looked into: \"" + text + "\" " + unread.why());
    }
  }

  private void examine(ReadAssignment read) {
    int at = read.assignment().at();
    for (String argument : read.arguments().values()) {
      String text = SourceText.decoded(argument);
      Visible.unseenIn(text).ifPresent(character -> unseen(at, text, character));
    }
    for (Unseen argument : read.arguments().partlySeen(library)) {
      Origin origin = references.of(argument, read.assignment());
      if (!origin.assignments().stream().allMatch(Examination::isPath)) {
        problem(at, quoted(argument) + " stands for more than the path of a file");
      }
    }
    List<String> unknown = new ArrayList<>();
    for (Unseen argument : read.arguments().unseen(library)) {
      Origin origin = references.of(argument, read.assignment());
      bringsOptions |=
          origin.assignments().stream().anyMatch(one -> !one.arguments().pairedOptions().isEmpty());
      if (origin.naming().isPresent()) {
        int naming = origin.naming().getAsInt();
        problem(
            at,
            quoted(argument)
                + (naming == at
                    ? " speaks of it, and what it stands for is not in this file"
                    : " stands for it (" + file.place(naming) + ")"));
      } else if (!origin.isComplete()) {
        unknown.add(quoted(argument));
      }
    }
    if (!unknown.isEmpty()) {
      notes.add(file.place(at) + ": not looked into: " + String.join(", ", unknown));
    }
  }

  private void unseen(int at, String argument, String character) {
    String what =
        Visible.quoted(argument)
            + " has "
            + character
            + ", which prints like a blank or like nothing and separates no arguments";
    if (LinkArguments.speakOf(library, argument)) {
      problem(at, what);
    } else {
      notes.add(file.place(at) + ": " + what);
    }
  }

  private static boolean isPath(ReadAssignment read) {
    List<String> values = read.arguments().values();
    return values.size() <= 1 && values.stream().noneMatch(value -> value.startsWith("-"));
  }

  private static String quoted(Unseen argument) {
    return "\"" + SourceText.inOneLine(argument.text()) + "\"";
  }

  private void problem(int at, String what) {
    problems.add(file.place(at) + ": " + what + ".");
  }
}
