// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.BitSet;
import java.util.List;

/**
 * One argument, and where it stands in the text of the list.
 *
 * @param spacing where the blanks before it begin
 * @param from where it begins
 * @param to where it ends
 * @param value the argument as the linker driver gets it, quotes taken off
 * @param starts for every character of {@code value} where it begins in the text
 * @param ends for every character of {@code value} where it ends in the text
 * @param hidden the pieces of {@code value} that stand for something else
 */
record Token(
    int spacing,
    int from,
    int to,
    String value,
    List<Integer> starts,
    List<Integer> ends,
    List<Hidden> hidden) {

  Token {
    starts = List.copyOf(starts);
    ends = List.copyOf(ends);
    hidden = List.copyOf(hidden);
  }

  /** Where some characters of the value stand; quotes around them do not belong to them. */
  BitSet inText(int valueFrom, int valueTo) {
    BitSet found = new BitSet();
    for (int i = valueFrom; i < valueTo; i++) {
      found.set(starts.get(i), ends.get(i));
    }
    return found;
  }
}
