// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.StoreEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of a session that begins before anyone waits for it. Whoever needs its output asks the
 * store, which waits for the one who is making it; a failure is therefore reported there, to the
 * one who needs it.
 */
public final class Ahead {
  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);
  // Killing a command and waiting for its output takes moments; nobody waits for ever.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Starts the work, unless what needs it is there already. */
  void begin(String title, Runnable work, Optional<StoreEntry> needing) {
    if (needing.isPresent()) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                LOG.debug("{} failed ahead of time", title, e);
              } finally {
                threads.remove(Thread.currentThread());
              }
            },
            "nanvix " + title);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Stops what still runs, with the processes and containers that it has started. */
  public void end() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      // Whoever ends this Java machine ends its commands, too.
      Thread.currentThread().interrupt();
    }
  }
}
