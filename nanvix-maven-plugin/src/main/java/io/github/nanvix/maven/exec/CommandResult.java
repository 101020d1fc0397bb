// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a command ended.
 *
 * @param exitCode the status that it returned; 128 and the signal's number if a signal ended it
 * @param duration from start to end
 * @param tail its last lines, at most {@value OutputSink#TAIL_LINES}, each of bounded length
 * @param output all that it wrote, as UTF-8; empty if that is more than {@value
 *     OutputSink#WHOLE_BYTES} bytes, and then {@code log} has it
 * @param log the file with all that it wrote
 */
public record CommandResult(
    int exitCode, Duration duration, List<String> tail, Optional<String> output, Path log) {

  /** Copies the tail. */
  public CommandResult {
    tail = List.copyOf(tail);
  }

  /** Whether the exit code is 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
