// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.StateRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the archives beside a project's reports were when they were put there, so that the bytes of
 * one that is still the same file are not read again.
 *
 * @param record what is known of them
 */
public record PackedFiles(StateRecord record) {
  private static final String NAME = ".packed";

  /** Those of a project whose reports go to a directory. */
  public static PackedFiles of(Path reports) {
    return new PackedFiles(new StateRecord(reports.resolve(NAME)));
  }

  /** The digest of a file that is, by all that stat(2) says of it, the one that was kept. */
  public Optional<Sha256> digest(Path file) {
    try {
      return record.known(key(file), file).map(Sha256::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps what a file is now. */
  public void keep(Path file, Sha256 digest) {
    record.keep(key(file), file, digest.hex());
  }

  private static String key(Path file) {
    return String.valueOf(file.getFileName());
  }
}
