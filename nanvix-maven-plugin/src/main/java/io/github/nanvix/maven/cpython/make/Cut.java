// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;

/**
 * A text up to a character that means something to make: not within a reference, and not after an
 * odd number of backslashes. Of backslashes before such a character every second one goes.
 *
 * @param before the text before the character
 * @param at where the character is; the length of the text where there is none
 */
record Cut(MappedText before, int at) {

  /** Cuts a text at the first of some characters. */
  static Cut at(String stops, MappedText text) {
    return at(stops, text, true);
  }

  /** Cuts a text in which nothing is a reference. */
  static Cut inExpanded(String stops, MappedText text) {
    return at(stops, text, false);
  }

  private static Cut at(String stops, MappedText text, boolean hasReferences) {
    String all = text.toString();
    if (stops.chars().noneMatch(stop -> all.indexOf(stop) >= 0)) {
      return new Cut(text, all.length());
    }
    MappedText.Builder out = new MappedText.Builder();
    int i = 0;
    while (i < all.length()) {
      int end = i;
      while (end < all.length() && all.charAt(end) == '\\') {
        end++;
      }
      if (end == all.length() || stops.indexOf(all.charAt(end)) < 0) {
        // The backslash of "$\" may quote what follows.
        boolean reference = end == i && all.charAt(i) == '$' && !all.startsWith("\\", i + 1);
        end = reference && hasReferences ? Reference.passed(all, i) : Math.max(end, i + 1);
        while (end < all.length() && (stops + "\\$").indexOf(all.charAt(end)) < 0) {
          end++;
        }
        out.add(text, i, end);
        i = end;
        continue;
      }
      for (; i + 1 < end; i += 2) {
        out.add('\\', text.start(i), text.end(i + 1));
      }
      if (i == end) {
        return new Cut(out.build(), end);
      }
      out.add(all.charAt(end), text.start(i), text.end(end));
      i = end + 1;
    }
    return new Cut(out.build(), all.length());
  }

  /** Whether the character was found. */
  boolean isIn(MappedText text) {
    return at < text.length();
  }
}
