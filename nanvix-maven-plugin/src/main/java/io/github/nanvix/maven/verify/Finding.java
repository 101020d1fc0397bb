// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Comparator;

/**
 * One fault in one file.
 *
 * @param id the check that found it, for example {@code ELF-REL-003}; stable and documented
 * @param severity what it does to the build
 * @param file the file at fault, below the root of the image
 * @param message what is wrong, with expected and actual
 * @param hint the next step, as a sentence
 */
public record Finding(String id, Severity severity, RelativePath file, String message, String hint)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::file)
          .thenComparing(Finding::id)
          .thenComparing(Finding::message)
          .thenComparing(Finding::hint);

  /** Errors before warnings, then by file, id and message. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** Whether it is about what the project says, not about a file that was looked at. */
  public boolean isOfProject() {
    return id.equals(Suppressions.UNUSED.id());
  }
}
