// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A pattern of a shell's {@code case}: {@code *}, {@code ?}, {@code [...]} and backslashes. */
final class ShellPattern {
  private final List<Part> parts = new ArrayList<>();
  private final Shell shell;

  private record Part(boolean isStar, IntPredicate accepts) {}

  ShellPattern(String text, Shell shell) {
    this.shell = shell;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = c == '[' ? endOfBracket(text, i) : -1;
      if (c == '*') {
        parts.add(new Part(true, any -> true));
      } else if (c == '?') {
        parts.add(new Part(false, any -> true));
      } else if (close > 0) {
        parts.add(new Part(false, bracket(text.substring(i + 1, close))));
        i = close;
      } else {
        char literal = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
        parts.add(new Part(false, other -> other == literal));
      }
    }
  }

  /** Whether a text has this in it; in at most as many steps as both lengths multiplied. */
  boolean isIn(CharSequence text) {
    int start = 0;
    int part = 0;
    int afterStar = 0;
    int next = 0;
    while (part < parts.size()) {
      if (parts.get(part).isStar()) {
        afterStar = ++part;
        start = next;
      } else if (next < text.length() && parts.get(part).accepts().test(text.charAt(next))) {
        part++;
        next++;
      } else if (next < text.length()) {
        // The last star takes one character more.
        part = afterStar;
        next = ++start;
      } else {
        return false;
      }
    }
    return true;
  }

  private int endOfBracket(String text, int open) {
    int first = open + 1;
    if (first < text.length() && shell.negates(text.charAt(first))) {
      first++;
    }
    // A closing bracket that comes first stands for itself.
    return text.indexOf(']', first + 1);
  }

  private IntPredicate bracket(String set) {
    boolean negated = shell.negates(set.charAt(0));
    IntPredicate members = c -> false;
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      int low = set.charAt(i);
      boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
      int high = isRange ? set.charAt(i + 2) : low;
      members = members.or(c -> low <= c && c <= high);
      i += isRange ? 2 : 0;
    }
    return negated ? members.negate() : members;
  }
}
