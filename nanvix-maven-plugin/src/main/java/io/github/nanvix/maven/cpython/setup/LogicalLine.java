package io.github.nanvix.maven.cpython.setup;

/**
 * One line as makesetup's shell sees it: comments gone, continued lines joined, backslashes eaten,
 * blanks at both ends gone.
 *
 * @param first number of the first physical line, from 1
 * @param last number of the last physical line; blank lines and comments within a continuation are
 *     counted in, because {@code sed} deletes them before the shell joins
 * @param text what is left; empty for a line of nothing but backslashed blanks
 */
public record LogicalLine(int first, int last, String text) {
  /** Where the line stands, for messages. */
  public String place() {
    return first == last ? "line " + first : "lines " + first + " to " + last;
  }
}
