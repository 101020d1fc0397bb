// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories below the one that the property {@code java.io.tmpdir} names. */
public final class TemporaryDirectory {
  private static final String PROPERTY = "java.io.tmpdir";

  private TemporaryDirectory() {}

  /**
   * Makes an empty one, which whoever calls has to delete.
   *
   * @throws BuildException if there cannot be one
   */
  public static Path make(String prefix) {
    // The library's own default is the value that the property had when it was first used.
    Path parent = Path.of(System.getProperty(PROPERTY, ""));
    try {
      return Files.createTempDirectory(parent, prefix);
    } catch (IOException e) {
      throw BuildException.environment(
          "No temporary directory can be made in \""
              + parent
              + "\", which "
              + PROPERTY
              + " names: it "
              + fault(parent, e)
              + ".",
          "Make it, or name another with MAVEN_OPTS=-D" + PROPERTY + "=DIR.",
          e);
    }
  }

  /**
   * Makes sure that there can be one, for whoever changes something before it is needed.
   *
   * @throws BuildException if there cannot be one
   */
  public static void require() {
    Path made = make("nanvix-");
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      // An empty directory more, which does no harm.
    }
  }

  private static String fault(Path parent, IOException e) {
    if (!Files.exists(parent)) {
      return "does not exist";
    }
    if (!Files.isDirectory(parent)) {
      return "is no directory";
    }
    return DiskFailure.isFull(String.valueOf(e.getMessage())) ? "is full" : "cannot be written to";
  }
}
