package io.github.nanvix.maven.cpython.assignment;

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

  /** Adds to the characters that go the parts that are emptied by it. */
  void tidy(String file, BitSet cut) {
    BitSet gone = new BitSet();
    for (int i = 0; i < parts.size(); i++) {
      gone.set(i, parts.get(i).isEmptied(cut));
    }
    if (gone.cardinality() == parts.size() && !mayBeEmpty) {
      return;
    }
    for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i)) {
      int next = gone.nextClearBit(i);
      cut.or(new Run(file, i, next).characters());
      i = next;
    }
  }

  /** Parts {@code first} to {@code next - 1}, all of which go. */
  private final class Run {
    private final String file;
    private final int first;
    private final int next;
    private final int from;
    private final int to;
    private final int end;

    Run(String file, int first, int next) {
      this.file = file;
      this.first = first;
      this.next = next;
      this.from = parts.get(first).from();
      this.to = parts.get(next - 1).to();
      this.end = parts.get(next - 1).end();
    }

    BitSet characters() {
      int lineStart = file.lastIndexOf('\n', from) + 1;
      int lineEnd = file.indexOf('\n', end);
      if (lineEnd >= 0
          && file.substring(lineStart, from).isBlank()
          && file.substring(end, lineEnd).isBlank()
          && !file.substring(0, lineStart).stripTrailing().endsWith("\\")) {
        return range(lineStart, lineEnd + 1);
      }
      boolean more = next < parts.size();
      int following = more ? parts.get(next).from() : end;
      if (first == 0) {
        return joins(from, following) ? range(from, following) : range(from, end);
      }
      Part before = parts.get(first - 1);
      boolean lastOfTwo = first == 1 && !more && keepsComma && end == to;
      if (!joins(before.to(), from)) {
        return range(from, end);
      }
      if (more && file.substring(before.to(), from).indexOf('\n') >= 0 && joins(from, following)) {
        return range(from, following);
      }
      return range(lastOfTwo ? before.end() : before.to(), to);
    }

    private boolean joins(int begin, int after) {
      return file.substring(begin, after).indexOf('#') < 0
          || file.substring(begin, after).indexOf('\n') < 0;
    }

    private BitSet range(int begin, int after) {
      BitSet range = new BitSet();
      range.set(begin, after);
      return range;
    }
  }
}
