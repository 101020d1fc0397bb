// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;

/**
 * One part of an archive and the place it is unpacked to.
 *
 * @param from a file of the archive, or a directory with all that is below it
 * @param to what that file or directory is called below the root that is unpacked into
 */
public record Selection(RelativePath from, RelativePath to) {

  /**
   * A selection from texts, for example {@code usr/include/i386-linux-musl} and {@code
   * usr/include}.
   *
   * @throws IllegalArgumentException if one of them could leave its root
   */
  public static Selection of(String from, String to) {
    return new Selection(new RelativePath(from), new RelativePath(to));
  }

  /** Where an entry goes, if it belongs to this selection. */
  Optional<RelativePath> place(RelativePath entry) {
    String text = entry.text();
    if (text.equals(from.text())) {
      return Optional.of(to);
    }
    return text.startsWith(from.text() + "/")
        ? Optional.of(new RelativePath(to.text() + text.substring(from.text().length())))
        : Optional.empty();
  }
}
