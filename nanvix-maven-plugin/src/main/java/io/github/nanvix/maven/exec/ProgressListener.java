package io.github.nanvix.maven.exec;

import java.time.Duration;

/** Hears, every few seconds, that a command is still running. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (command, elapsed, lastLine) -> {};

  /**
   * Called on the thread that waits for the command.
   *
   * @param elapsed since the start
   * @param lastLine the last whole line that the command wrote; empty if there is none
   */
  void alive(Command command, Duration elapsed, String lastLine);
}
