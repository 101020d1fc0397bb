// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Commands that do not depend on each other, run as far as the job budget lets them. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Runs all; once one has failed, no other begins.
   *
   * @param most how many at once
   * @throws BuildException that of the first in order that failed
   */
  public static void run(int most, List<Runnable> tasks) {
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(most, tasks.size())));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : tasks) {
        running.add(threads.submit(() -> begin(task, failed)));
      }
      BuildException first = null;
      for (Future<?> one : running) {
        try {
          one.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof BuildException failure)) {
            throw new IllegalStateException(e.getCause());
          }
          first = first == null ? failure : first;
        }
      }
      if (first != null) {
        throw first;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BuildException.environment("The build was interrupted.", "Build again.");
    } finally {
      // An interrupted command ends with all that it has started.
      threads.shutdownNow();
    }
  }

  private static void begin(Runnable task, AtomicBoolean failed) {
    if (failed.get()) {
      return;
    }
    try {
      task.run();
    } catch (BuildException e) {
      failed.set(true);
      throw e;
    }
  }
}
