// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a step works, and what with.
 *
 * @param title what the console calls the step
 * @param output an empty directory that becomes the step's published tree
 * @param work an empty scratch directory whose path depends on the fingerprint only, because build
 *     systems write it into what they make; deleted after success, kept after a failure
 * @param log the directory for the step's log files, beside the scratch directory
 * @param means what it works with
 */
public record Workspace(String title, Path output, Path work, Path log, Means means) {

  /** Something to work with, by its type. */
  public <T> T bring(Class<T> type) {
    return means.get(type);
  }

  /** What runs the step's commands. */
  public CommandRunner runner() {
    return bring(CommandRunner.class);
  }

  /** The output of another step. */
  public StoreEntry make(Step step) {
    return bring(Maker.class).make(step);
  }

  /** The directories that the step's commands may write to, with what they put beside the log. */
  public List<Path> writable() {
    return List.of(output, work, log.getParent());
  }

  /** Marks the step's processes, so that a later build can end what a killed one left running. */
  public Map<String, String> marker() {
    return Map.of(ProcessSweep.STEP, work.toString());
  }
}
