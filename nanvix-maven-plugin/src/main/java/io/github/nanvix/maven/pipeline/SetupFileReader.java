// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads Setup files. */
final class SetupFileReader {
  /** In bytes; twenty times CPython's own. Some checks take time by the square of it. */
  private static final long LIMIT = 256 << 10;

  private SetupFileReader() {}

  /**
   * Looks whether there is such a file.
   *
   * @throws BuildException if there is none
   */
  private static void require(Path file) {
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "The Setup file \"" + file + "\" does not exist, or is no regular file.",
          "Name one such as Modules/Setup.local.");
    }
  }

  /**
   * A file's content.
   *
   * @throws BuildException if there is no such file, or it is no Setup file by its size
   */
  static SetupDocument read(Path file) {
    require(file);
    try {
      if (Files.size(file) > LIMIT) {
        throw BuildException.input(
            "The Setup file \""
                + file
                + "\" has "
                + Files.size(file)
                + " bytes, more than "
                + LIMIT
                + ".",
            "Name one such as Modules/Setup.local.");
      }
      return SetupDocument.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
