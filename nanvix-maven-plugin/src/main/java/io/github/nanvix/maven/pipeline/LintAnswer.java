// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.report.SetupLines;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code nanvix:lint-setup} has to say.
 *
 * @param json where all of it was written, if anywhere
 */
public record LintAnswer(SetupLint lint, Optional<Path> json) {

  /**
   * Prints a line for each line.
   *
   * @throws BuildException if makesetup would fail
   */
  public void print(Console console) {
    for (SetupFile file : lint.files().files()) {
      SetupLines.of(lint, file.name()).forEach(line -> line.print(console::line, console::warning));
    }
    lint.error()
        .ifPresent(
            error -> {
              throw BuildException.input(
                  "makesetup would fail: " + error.place() + ": " + error.message(),
                  error.advice());
            });
    console.line(SetupLines.summary(lint) + json.map(file -> "; see " + file).orElse(""));
  }
}
