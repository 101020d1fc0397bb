// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.time.Duration;

/**
 * How much of a build's time and of its disk a download may take.
 *
 * @param stallMillis for how long nothing may come
 * @param rate how many bytes a second must come at least, on average over that time
 * @param total how long all of it may take, breaks included
 * @param most how many bytes may come where no size is known
 */
public record Patience(int stallMillis, long rate, Duration total, long most) {
  private static final int STALL_MILLIS = 20_000;
  private static final int RATE = 1_000;
  private static final Duration TOTAL = Duration.ofHours(1);
  private static final long MOST = 8L << 30;

  /** What is usual: mirrors at their worst are a hundred times as fast. */
  public static final Patience USUAL = new Patience(RATE, TOTAL);

  /** What users can choose. */
  public Patience(long rate, Duration total) {
    this(STALL_MILLIS, rate, total, MOST);
  }
}
