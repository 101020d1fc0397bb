package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One argument with everything that it takes to print it again.
 *
 * @param spacing the blanks before it
 * @param raw the argument as written, quotes in place
 * @param value the argument as the linker driver gets it
 * @param starts for every character of {@code value} where it begins in {@code raw}
 * @param ends for every character of {@code value} where it ends in {@code raw}
 */
record Token(String spacing, String raw, String value, List<Integer> starts, List<Integer> ends) {

  Token {
    starts = List.copyOf(starts);
    ends = List.copyOf(ends);
  }

  /** This argument with other blanks before it. */
  Token after(String blanks) {
    return new Token(blanks, raw, value, starts, ends);
  }

  /** This argument without some characters of its value; the quotes around them stay, in pairs. */
  Token without(BitSet characters) {
    StringBuilder text = new StringBuilder();
    StringBuilder kept = new StringBuilder();
    List<Integer> newStarts = new ArrayList<>();
    List<Integer> newEnds = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < value.length(); i++) {
      text.append(raw, done, starts.get(i));
      done = ends.get(i);
      if (!characters.get(i)) {
        newStarts.add(text.length());
        text.append(raw, starts.get(i), done);
        newEnds.add(text.length());
        kept.append(value.charAt(i));
      }
    }
    text.append(raw, done, raw.length());
    return new Token(spacing, text.toString(), kept.toString(), newStarts, newEnds);
  }
}
