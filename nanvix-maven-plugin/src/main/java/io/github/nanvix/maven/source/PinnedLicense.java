// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that has the terms of a pinned file, which cannot change unnoticed when the pin does.
 *
 * @param path in the archive; of a source below its top directory
 * @param pinnedIn the pin file and line of the digest, for messages
 */
public record PinnedLicense(RelativePath path, Sha256 sha256, String pinnedIn) {

  /** Reads {@code license-file} and {@code license-sha256}, which go together. */
  static Optional<PinnedLicense> from(TomlNode node) {
    if (!node.keys().contains("license-file") && !node.keys().contains("license-sha256")) {
      return Optional.empty();
    }
    return Optional.of(
        new PinnedLicense(
            node.path("license-file"),
            node.sha256("license-sha256"),
            node.place("license-sha256")));
  }

  /**
   * Checks what was unpacked.
   *
   * @param file the file that should be it
   */
  public void check(Path file) {
    try {
      String found = Files.isRegularFile(file) ? Sha256.ofFile(file).toString() : "no such file";
      if (!found.equals(sha256.toString())) {
        throw BuildException.input(
            "The licence \""
                + path
                + "\" is not as pinned: expected "
                + sha256
                + ", got "
                + found
                + ".",
            "Read it; then correct license-sha256 in " + pinnedIn + ".");
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
