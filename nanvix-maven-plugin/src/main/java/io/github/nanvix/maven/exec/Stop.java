// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what a killed command has left outside of its process tree. */
final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final long LIMIT_SECONDS = 20;

  private Stop() {}

  /** Loads this class, so that it is there when no class can be loaded any more. */
  static void load() {
    LOG.trace("loaded");
  }

  /** Runs the command's stop command, if it has one; whatever comes of it is for the log only. */
  static void run(Command command) {
    if (command.stop().isEmpty()) {
      return;
    }
    // A pending interrupt would end the wait at once; ending the container comes first.
    boolean interrupted = Thread.interrupted();
    ProcessBuilder builder =
        new ProcessBuilder(command.stop())
            .directory(command.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      LOG.debug("{}: {}", command.name(), command.stop());
    } catch (IOException e) {
      LOG.debug("{}: {}", command.name(), command.stop(), e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
