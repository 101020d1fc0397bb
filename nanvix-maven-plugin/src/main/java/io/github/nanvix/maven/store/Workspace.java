package io.github.nanvix.maven.store;

import io.github.nanvix.maven.exec.ProcessSweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a step works.
 *
 * @param output an empty directory that becomes the step's published tree
 * @param work an empty scratch directory whose path depends on the fingerprint only, because build
 *     systems write it into what they make; deleted after success, kept after a failure
 * @param log the directory for the step's log files, beside the scratch directory
 */
public record Workspace(Path output, Path work, Path log) {

  /** The directories that the step's commands may write to, with what they put beside the log. */
  public List<Path> writable() {
    return List.of(output, work, log.getParent());
  }

  /** Marks the step's processes, so that a later build can end what a killed one left running. */
  public Map<String, String> marker() {
    return Map.of(ProcessSweep.STEP, work.toString());
  }
}
