// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files from which libraries are to be taken.
 *
 * @param files their paths
 * @param directory what they are relative to; messages name them as seen from there
 * @param kind the kind of all of them; empty to tell it from their names and first lines
 * @param variable the variable that holds the linker arguments
 * @param libraries their {@code -l} names
 * @param dryRun whether nothing is written
 */
public record LibsRequest(
    List<String> files,
    Path directory,
    Optional<FileKind> kind,
    String variable,
    List<String> libraries,
    boolean dryRun) {

  /** Keeps its own copy. */
  public LibsRequest {
    files = List.copyOf(files);
    libraries = List.copyOf(libraries);
  }

  /** Where a file is. */
  public Path place(String file) {
    return directory.resolve(file).normalize();
  }

  /**
   * Looks whether the libraries can be taken out of a file; writes nothing.
   *
   * @throws BuildException if it cannot
   */
  public void require(String file) {
    new LibsRewriting(this).rewrite(place(file));
  }
}
