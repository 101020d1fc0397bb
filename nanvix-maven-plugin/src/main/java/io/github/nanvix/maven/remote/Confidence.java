// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a place is worth asking: what it has cost so far without bringing anything. Waiting for a
 * slow one longer than the work takes would be no help.
 */
final class Confidence {
  private static final int MOST_FAULTS = 3;
  private static final Duration MOST_LOST = Duration.ofSeconds(10);

  private int faults;
  private Duration lost = Duration.ZERO;
  private boolean gone;

  synchronized boolean isGone() {
    return gone;
  }

  /**
   * Takes down that asking brought nothing.
   *
   * @param took how long it took
   * @param fault what went wrong; empty where the place just lacks the entry
   * @return why it is not asked any more, if that is from now on
   */
  synchronized Optional<String> lost(Duration took, Optional<String> fault) {
    faults += fault.isPresent() ? 1 : 0;
    lost = lost.plus(took);
    if (gone || (faults < MOST_FAULTS && lost.compareTo(MOST_LOST) < 0)) {
      return Optional.empty();
    }
    gone = true;
    return Optional.of(
        fault.orElseGet(
            () -> "it has brought nothing in " + lost.toMillis() / 1000.0 + " s of waiting"));
  }
}
