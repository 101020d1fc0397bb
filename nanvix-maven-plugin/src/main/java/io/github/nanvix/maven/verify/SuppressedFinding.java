// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.Comparator;

/**
 * A finding that does nothing, because the user knows it.
 *
 * @param finding what was found
 * @param reason why it does no harm, in the user's words
 */
public record SuppressedFinding(Finding finding, String reason)
    implements Comparable<SuppressedFinding> {
  private static final Comparator<SuppressedFinding> ORDER =
      Comparator.comparing(SuppressedFinding::finding).thenComparing(SuppressedFinding::reason);

  @Override
  public int compareTo(SuppressedFinding other) {
    return ORDER.compare(this, other);
  }
}
