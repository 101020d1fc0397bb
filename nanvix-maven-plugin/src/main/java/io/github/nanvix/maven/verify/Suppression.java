// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A user's word that some findings are known and harmless.
 *
 * @param id the check whose findings are meant, for example {@code ELF-REL-004}
 * @param file which files, by their paths below the root of the image
 * @param reason why, for whoever reads the report
 */
public record Suppression(String id, Glob file, String reason) {

  /**
   * What stands in the POM, checked.
   *
   * @throws BuildException if a part is missing, or no check has that id
   */
  public static Suppression of(String id, String file, String reason) {
    if (Checks.all().stream().noneMatch(check -> check.id().equals(id.strip()))) {
      throw BuildException.input(
          "A suppression names the check \"" + id + "\", which does not exist.",
          "Take the id from the finding, for example ELF-REL-004.");
    }
    if (id.strip().equals(Suppressions.UNUSED.id())) {
      throw BuildException.input(
          "A suppression names the check " + id.strip() + ", which finds suppressions at fault.",
          "Remove the suppression that suppresses nothing.");
    }
    if (reason.isBlank()) {
      throw BuildException.input(
          "The suppression of " + id.strip() + " for \"" + file + "\" has no reason.",
          "Say in its element <reason> why the finding does no harm.");
    }
    try {
      return new Suppression(id.strip(), new Glob(file.strip()), reason.strip());
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "The suppression of " + id.strip() + " names no file: " + Reason.of(e) + ".",
          "Name one in its element <file>, for example lib/*.so.",
          e);
    }
  }

  /** What tells its findings from others. */
  Predicate<Finding> matcher() {
    Pattern pattern = file.pattern();
    return finding -> finding.id().equals(id) && pattern.matcher(finding.file().text()).matches();
  }
}
