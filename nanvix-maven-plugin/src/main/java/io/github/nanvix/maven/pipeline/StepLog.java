// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.StoreEntry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One console line for each step. */
final class StepLog {
  private static final Logger LOG = LoggerFactory.getLogger("nanvix");
  private static final int WIDTH = 52;

  void result(String title, StoreEntry entry) {
    LOG.info("{}", line(title, entry));
  }

  void warning(String text) {
    LOG.warn("{}", text);
  }

  static String line(String title, StoreEntry entry) {
    String dots = ".".repeat(Math.max(3, WIDTH - title.length()));
    String outcome = entry.reused() ? "reused" : seconds(entry.duration());
    return title + " " + dots + " " + outcome;
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
