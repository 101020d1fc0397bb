package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files from which a library is to be taken.
 *
 * @param files their paths
 * @param directory what they are relative to; messages name them as seen from there
 * @param kind the kind of all of them; empty to tell it from their names and first lines
 * @param variable the variable that holds the linker arguments
 * @param library the library's {@code -l} name
 * @param dryRun whether nothing is written
 */
public record LibsRequest(
    List<String> files,
    Path directory,
    Optional<FileKind> kind,
    String variable,
    String library,
    boolean dryRun) {

  /** Keeps its own copy. */
  public LibsRequest {
    files = List.copyOf(files);
  }

  /**
   * Looks whether there is a file.
   *
   * @throws BuildException if there is none
   */
  public static void require(Path path) {
    if (!Files.isRegularFile(path)) {
      throw BuildException.input(
          "\"" + path + "\" does not exist, or is no regular file.",
          "Name a file with -Dnanvix.link.file=FILE.");
    }
  }
}
