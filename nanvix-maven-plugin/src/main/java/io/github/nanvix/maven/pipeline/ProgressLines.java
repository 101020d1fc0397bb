// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.Counted;
import io.github.nanvix.maven.exec.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far the long commands of a build are: one line for all that run, every half minute at
 * most, and only of those that got further since the last one.
 */
final class ProgressLines {
  private static final Logger LOG = LoggerFactory.getLogger("nanvix");
  private static final long PAUSE = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanoseconds;
  private final Consumer<String> console;
  private final Map<Command, Progress> running = new LinkedHashMap<>();
  private final Map<Command, Long> said = new HashMap<>();
  private long last;

  /** Those of a build that begins now. */
  ProgressLines() {
    this(System::nanoTime, line -> LOG.info("  {}", line));
  }

  /**
   * @param nanoseconds a clock that only goes forwards
   */
  ProgressLines(LongSupplier nanoseconds, Consumer<String> console) {
    this.nanoseconds = nanoseconds;
    this.console = console;
    this.last = nanoseconds.getAsLong();
  }

  /** What hears of the commands that work for a store. */
  ProgressListener of(LastTime lastTime) {
    return new ProgressListener() {
      @Override
      public void alive(Command command, Duration elapsed, Counted counted) {
        hear(
            command,
            new Progress(command.name(), elapsed, counted, lastTime.count(command.name())));
      }

      @Override
      public void ended(Command command, Counted counted, boolean succeeded) {
        forget(command);
        if (succeeded && counted.done() > 0) {
          lastTime.remember(command.name(), counted.done());
        }
      }
    };
  }

  private synchronized void hear(Command command, Progress progress) {
    running.put(command, progress);
    long now = nanoseconds.getAsLong();
    if (now - last < PAUSE) {
      return;
    }
    List<String> further = new ArrayList<>();
    running.forEach(
        (one, how) -> {
          long done = how.counted().done();
          if (done > said.getOrDefault(one, 0L)) {
            said.put(one, done);
            further.add(how.text());
          }
        });
    if (!further.isEmpty()) {
      last = now;
      console.accept(String.join("; ", further));
    }
  }

  private synchronized void forget(Command command) {
    running.remove(command);
    said.remove(command);
  }
}
