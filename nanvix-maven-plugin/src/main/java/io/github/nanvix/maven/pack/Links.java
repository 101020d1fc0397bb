// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Symbolic links in what goes to Nanvix: they would be lost without a word. */
final class Links {
  private Links() {}

  /**
   * Refuses the first link.
   *
   * @param reason why it cannot stay
   */
  static void refuse(Map<RelativePath, Path> files, String reason) throws IOException {
    for (Map.Entry<RelativePath, Path> file : files.entrySet()) {
      if (Files.isSymbolicLink(file.getValue())) {
        throw BuildException.input(
            "\""
                + file.getKey()
                + "\" of the sysroot is a symbolic link to \""
                + Files.readSymbolicLink(file.getValue())
                + "\": "
                + reason
                + ".",
            "Put the file itself there.");
      }
    }
  }
}
