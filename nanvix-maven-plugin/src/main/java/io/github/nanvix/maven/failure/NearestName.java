// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that was meant by a misspelt one: the one that takes the fewest edits, where those are
 * few for a name of that length. An edit is a letter more, less or other, or two of them swapped;
 * capitals do not count.
 *
 * @param names those that there are
 */
public record NearestName(Collection<String> names) {
  /** One letter in so many may be wrong. */
  private static final int LETTERS = 4;

  /** The name that is meant, if one is near. */
  public Optional<String> to(String name) {
    String given = name.toLowerCase(Locale.ROOT);
    int most = Math.max(1, given.length() / LETTERS);
    return names.stream()
        .filter(known -> Math.abs(known.length() - given.length()) <= most)
        .map(known -> new Distance(known, between(given, known.toLowerCase(Locale.ROOT))))
        .filter(distance -> distance.edits() <= most)
        .min(Comparator.comparingInt(Distance::edits).thenComparing(Distance::name))
        .map(Distance::name);
  }

  private record Distance(String name, int edits) {}

  /** The optimal string alignment distance, row by row. */
  private static int between(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[other.length()];
  }
}
