// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.List;

/** What a line of a Makefile says; conditions, which say which others count, are none. */
public sealed interface Statement
    permits Definition, Statement.ForTargets, Statement.Other, Statement.Rule {

  /** The line without comment and recipe; nothing in it is expanded. */
  MappedText code();

  /** As {@link #code}, each reference in it as a piece that hides something. */
  default MappedText hiddenCode() {
    return Reference.hidden(code());
  }

  /**
   * Any other line: {@code include}, {@code vpath}, {@code export} with names, a call.
   *
   * @param code the line without its comment
   */
  record Other(MappedText code) implements Statement {}

  /**
   * A definition for some targets only (GNU make manual, section 6.11).
   *
   * @param targets the targets
   * @param definition what holds for them
   * @param text the definition with its prefixes
   */
  record ForTargets(List<String> targets, Definition definition, String text) implements Statement {

    /** Copies the list. */
    public ForTargets {
      targets = List.copyOf(targets);
    }

    @Override
    public MappedText code() {
      return definition.code();
    }
  }

  /**
   * A rule.
   *
   * @param code the line without comment and recipe
   * @param targets what it makes
   * @param prerequisites what it needs, a {@code |} before order-only ones kept
   * @param recipe its command lines as their shells get them, but for the references in them
   * @param line number of its first line, from 1
   */
  record Rule(
      MappedText code,
      List<String> targets,
      List<String> prerequisites,
      List<MappedText> recipe,
      int line)
      implements Statement {

    /** Copies the lists. */
    public Rule {
      targets = List.copyOf(targets);
      prerequisites = List.copyOf(prerequisites);
      recipe = List.copyOf(recipe);
    }

    /** The command lines with each reference in them as a piece that hides something. */
    public List<MappedText> hiddenRecipe() {
      return recipe.stream().map(Reference::hidden).toList();
    }
  }
}
