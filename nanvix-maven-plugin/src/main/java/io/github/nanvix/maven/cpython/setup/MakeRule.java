package io.github.nanvix.maven.cpython.setup;

import java.util.List;

/**
 * A rule of a Makefile, nothing in it expanded.
 *
 * @param targets what it makes
 * @param prerequisites what it needs, a {@code |} before order-only ones kept
 * @param recipe its command lines, without the leading tab; a continued one is one line with its
 *     newlines in it
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
}
