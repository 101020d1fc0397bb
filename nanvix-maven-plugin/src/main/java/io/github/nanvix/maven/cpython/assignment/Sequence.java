// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.failure.BuildException;
import java.util.BitSet;
import java.util.List;

/**
 * Parts of a file in a row, which go whole when nothing is left in them: the elements of a list, or
 * literals that are one string together.
 *
 * @param parts the parts
 * @param mayBeEmpty whether nothing need be left
 * @param keepsComma whether one part alone needs its comma, as in a tuple
 */
record Sequence(List<Part> parts, boolean mayBeEmpty, boolean keepsComma) {

  /**
   * One part.
   *
   * @param from where it begins
   * @param to where it ends
   * @param end where the comma after it ends; {@code to} if there is none
   * @param texts its characters without quotes; empty if it has more than text
   */
  record Part(int from, int to, int end, BitSet texts) {

    boolean isEmptied(BitSet cut) {
      BitSet left = (BitSet) texts.clone();
      left.andNot(cut);
      return !texts.isEmpty() && left.isEmpty();
    }
  }

  Sequence {
    parts = List.copyOf(parts);
  }

  /**
   * Adds to the characters that go the parts that are emptied by it.
   *
   * @throws BuildException if a tuple would be left with one element and no comma
   */
  void tidy(SourceText source, BitSet cut) {
    String file = source.text();
    BitSet gone = new BitSet();
    for (int i = 0; i < parts.size(); i++) {
      gone.set(i, parts.get(i).isEmptied(cut));
    }
    if (gone.cardinality() == parts.size() && !mayBeEmpty) {
      return;
    }
    int left = gone.nextClearBit(0);
    boolean oneIsLeft = !gone.isEmpty() && gone.cardinality() == parts.size() - 1;
    if (oneIsLeft && keepsComma && left > 0 && parts.get(left).end() == parts.get(left).to()) {
      throw BuildException.input(
          source.place(parts.get(left).from())
              + ": the tuple would be left with this element alone, and no comma.",
          "Put a comma after it.");
    }
    for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i + 1)) {
      if (takesItsLine(parts.get(i), file, cut)) {
        gone.clear(i);
      }
    }
    for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i)) {
      int next = gone.nextClearBit(i);
      new Run(file, i, next).tidy(cut);
      i = next;
    }
  }

  /** Takes away a part that has a line for itself; a comment after it stays. */
  private static boolean takesItsLine(Part part, String file, BitSet cut) {
    int lineStart = file.lastIndexOf('\n', part.from()) + 1;
    int lineEnd = file.indexOf('\n', part.end());
    String before = file.substring(0, lineStart).stripTrailing();
    if (lineEnd < 0 || !file.substring(lineStart, part.from()).isBlank() || before.endsWith("\\")) {
      return false;
    }
    String after = file.substring(part.end(), lineEnd).strip();
    if (after.isEmpty()) {
      cut.set(lineStart, lineEnd + 1);
    } else if (after.startsWith("#")) {
      cut.set(part.from(), file.indexOf('#', part.end()));
    }
    return after.isEmpty() || after.startsWith("#");
  }

  /** Parts {@code first} to {@code next - 1}, all of which go. */
  private final class Run {
    private final String file;
    private final int first;
    private final int next;

    Run(String file, int first, int next) {
      this.file = file;
      this.first = first;
      this.next = next;
    }

    void tidy(BitSet cut) {
      int from = parts.get(first).from();
      Part last = parts.get(next - 1);
      boolean more = next < parts.size();
      int following = more ? parts.get(next).from() : last.end();
      if (first == 0) {
        cut.set(from, joins(from, following) ? following : last.end());
        return;
      }
      Part before = parts.get(first - 1);
      String between = file.substring(before.to(), from);
      if (more && between.indexOf('\n') >= 0 && joins(from, following)) {
        cut.set(from, following);
      } else if (joins(before.to(), from)) {
        boolean oneIsLeft = first == 1 && !more && keepsComma && last.end() == last.to();
        cut.set(oneIsLeft ? before.end() : before.to(), last.to());
      } else {
        cut.set(from, last.end());
      }
    }

    /** Whether no comment ends between two places. */
    private boolean joins(int begin, int after) {
      return file.substring(begin, after).indexOf('#') < 0
          || file.substring(begin, after).indexOf('\n') < 0;
    }
  }
}
