// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.BitSet;
import java.util.List;

/** {@code sed} and then the shell's {@code read} without {@code -r}, over physical lines. */
final class LineReader {
  private final List<SourceLine> physical;
  private final Shell shell;
  private int next;
  private int first;
  private int last;
  private boolean isAtEnd;
  private StringBuilder text = new StringBuilder();
  private BitSet escaped = new BitSet();

  LineReader(List<SourceLine> physical, Shell shell) {
    this.physical = physical;
    this.shell = shell;
  }

  /** What is read from now on belongs to another logical line. */
  void begin() {
    first = -1;
  }

  /** Whether the last {@link #read} met the end of input before a line feed. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** What was read since {@link #begin}, placed. */
  LogicalLine line(String text) {
    return new LogicalLine(physical.get(first).place(), physical.get(last).place(), text);
  }

  /** Reads up to a line feed that no backslash hides. */
  String read() {
    text = new StringBuilder();
    escaped = new BitSet();
    boolean goesOn = true;
    while (goesOn && next < physical.size()) {
      SourceLine line = physical.get(next++);
      if (!line.isDeleted()) {
        first = first < 0 ? next - 1 : first;
        last = next - 1;
        // Shells read no NUL.
        goesOn = take((line.code() + (line.isEnded() ? "\n" : "")).replace("\0", ""));
      }
    }
    isAtEnd = goesOn;
    return text.substring(0, shell.end(text, escaped));
  }

  /** Takes over one line; whether {@code read} wants another. */
  private boolean take(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isEscaped = c == '\\';
      if (isEscaped) {
        if (++i == line.length()) {
          return true;
        }
        c = line.charAt(i);
      }
      if (c == '\n') {
        return isEscaped;
      }
      // Leading blanks go, except those that a backslash protects.
      if (isEscaped || !Shell.isBlank(c) || !text.isEmpty()) {
        escaped.set(text.length(), isEscaped);
        text.append(c);
      }
    }
    return true;
  }
}
