// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.FileSelection;
import io.github.nanvix.maven.verify.Suppression;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which single files are to be read and checked.
 *
 * @param selection the files
 * @param loader the loader profile; empty for that of the toolchain
 * @param suppressions findings that the user knows to be harmless
 * @param json where everything that was read and found is written, if anywhere
 */
public record FilesRequest(
    FileSelection selection,
    Optional<String> loader,
    List<Suppression> suppressions,
    Optional<Path> json) {

  /** Keeps its own copy. */
  public FilesRequest {
    suppressions = List.copyOf(suppressions);
  }
}
