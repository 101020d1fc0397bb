package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.StoreEntry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that begins before anyone waits for it. Whoever needs its output asks the store, which waits
 * for the one who is making it; a failure is therefore reported there, to the one who needs it.
 */
final class Ahead {
  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

  private Ahead() {}

  /** Starts the work, unless what needs it is there already. */
  static void of(String title, Runnable work, Optional<StoreEntry> needing) {
    if (needing.isPresent()) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.debug("{} failed ahead of time", title, e);
              }
            },
            "nanvix " + title);
    thread.setDaemon(true);
    thread.start();
  }
}
