// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.List;
import java.util.stream.Stream;

/**
 * One line as makesetup's shell sees it: comments gone, continued lines joined, backslashes eaten,
 * blanks at both ends gone.
 *
 * @param first the first physical line
 * @param last the last physical line; blank lines and comments within a continuation are counted
 *     in, because {@code sed} deletes them before the shell joins
 * @param text what is left; empty for a line of nothing but backslashed blanks
 */
public record LogicalLine(Place first, Place last, String text) {
  /** The words that makesetup takes it apart into, where it is a rule. */
  public List<String> words() {
    return words(text);
  }

  /** The words that an unquoted {@code $line} splits into, without file name expansion. */
  public static List<String> words(String text) {
    return Stream.of(text.split("[ \t\n]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Where the line stands, for messages. */
  public String place() {
    if (first.equals(last)) {
      return first.toString();
    }
    if (!first.file().equals(last.file())) {
      return first + " to " + last;
    }
    return first.file().isEmpty()
        ? "lines " + first.line() + " to " + last.line()
        : first + "-" + last.line();
  }
}
