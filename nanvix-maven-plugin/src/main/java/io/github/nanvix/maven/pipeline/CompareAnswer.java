// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.report.DifferencesJson;
import io.github.nanvix.maven.report.ReproduceLines;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code nanvix:compare} has to say of two files.
 *
 * @param differences in which they differ
 */
public record CompareAnswer(Path one, Path other, List<Difference> differences) {

  /** All of it for machines. */
  public String json() {
    return DifferencesJson.render(differences);
  }

  /**
   * Prints the differences.
   *
   * @throws BuildException if there are any
   */
  public void print(Console console) {
    if (differences.isEmpty()) {
      console.line("Both have the same bytes.");
      return;
    }
    ReproduceLines.differences(differences).forEach(console::line);
    throw BuildException.input(
        "\"" + one + "\" and \"" + other + "\" differ, first in " + differences.get(0).text() + ".",
        "");
  }
}
