// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;

/**
 * A user's word that some files may differ.
 *
 * @param path which ones: a path from the top of the checkout to the file, and on through the
 *     archive to the member
 * @param reason why, for whoever reads the report
 */
public record Exclusion(Glob path, String reason) {

  /**
   * What stands in the POM, checked.
   *
   * @throws BuildException if a part is missing
   */
  public static Exclusion of(String path, String reason) {
    if (reason.isBlank()) {
      throw BuildException.input(
          "The exclusion of \"" + path.strip() + "\" has no reason.",
          "Say in its element <reason> why the difference does no harm.");
    }
    try {
      return new Exclusion(new Glob(path.strip()), reason.strip());
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "An exclusion names no file: " + Reason.of(e) + ".",
          "Name one in its element <path>, for example libffi/target/*.tar.gz/sysroot/lib/*.pc.",
          e);
    }
  }

  /** Whether it is about this difference: the file as a whole or the member. */
  boolean covers(Difference difference) {
    StringBuilder place = new StringBuilder();
    for (String part : difference.place()) {
      place.append(place.isEmpty() ? "" : "/").append(part);
      if (path.pattern().matcher(place).matches()) {
        return true;
      }
    }
    return false;
  }
}
