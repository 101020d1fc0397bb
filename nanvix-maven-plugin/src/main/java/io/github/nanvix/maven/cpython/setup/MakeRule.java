// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.link.MappedText;
import io.github.nanvix.maven.cpython.make.Statement.Rule;
import java.util.List;

/**
 * A rule of a Makefile, nothing in it expanded.
 *
 * @param targets what it makes
 * @param prerequisites what it needs, a {@code |} before order-only ones kept
 * @param recipe its command lines, without the tabs that make takes off; a continued one is one
 *     line with its newlines in it
 * @param line number of its first line, from 1
 */
public record MakeRule(
    List<String> targets, List<String> prerequisites, List<String> recipe, int line) {

  /** Copies the lists. */
  public MakeRule {
    targets = List.copyOf(targets);
    prerequisites = List.copyOf(prerequisites);
    recipe = List.copyOf(recipe);
  }

  static MakeRule of(Rule rule) {
    List<String> recipe = rule.recipe().stream().map(MappedText::toString).toList();
    return new MakeRule(rule.targets(), rule.prerequisites(), recipe, rule.line());
  }
}
