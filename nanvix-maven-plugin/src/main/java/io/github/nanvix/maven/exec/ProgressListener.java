// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.time.Duration;

/** Hears, every few seconds, how far a command has got, and when it ends. */
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE =
      new ProgressListener() {
        @Override
        public void alive(Command command, Duration elapsed, Counted counted) {}

        @Override
        public void ended(Command command, Counted counted, boolean succeeded) {}
      };

  /**
   * Called on the thread that waits for the command.
   *
   * @param elapsed since the start
   * @param counted what its output says of how far it is
   */
  void alive(Command command, Duration elapsed, Counted counted);

  /**
   * Called once for each command, on the same thread.
   *
   * @param counted what its output said in all
   * @param succeeded whether it ended by itself, with exit code 0
   */
  void ended(Command command, Counted counted, boolean succeeded);
}
