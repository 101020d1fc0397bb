// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.report.FindingLines;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code nanvix:verify} has to say.
 *
 * @param ofFiles whether single files were verified, and no image
 * @param json where all of it was written, if anywhere
 */
public record VerifyAnswer(VerifyResult result, boolean ofFiles, Optional<Path> json) {

  /**
   * Prints what was found.
   *
   * @throws BuildException if an error is among it
   */
  public void print(Console console) {
    // The first error is the goal's failure, and is not printed twice.
    FindingLines.of(result, Severity.ERROR).stream().skip(1).forEach(console::error);
    FindingLines.of(result, Severity.WARNING).forEach(console::warning);
    FindingLines.notes(result).forEach(console::line);
    if (result.hasErrors()) {
      int errors = result.count(Severity.ERROR);
      throw BuildException.input(
          "nanvix:verify found "
              + new Count(errors, "error")
              + (errors == 1 ? ": " : "; the first: ")
              + FindingLines.line(result.findings().get(0)),
          "nanvix:help -Dnanvix.finding="
              + result.findings().get(0).id()
              + " explains it. "
              + json.map(file -> "Everything that was found is in \"" + file + "\".")
                  .orElse("Name a directory for the whole report with -Dnanvix.output=DIR."));
    }
    console.line(
        new Count(result.filesExamined(), "ELF file")
            + ", "
            + (ofFiles
                ? ""
                : new Count(result.modules(), "module")
                    + ", "
                    + new Count(result.symbolsBound(), "symbol")
                    + " bound, ")
            + "profile "
            + result.profile()
            + ": "
            + outcome()
            + json.map(file -> "; see " + file).orElse(""));
  }

  private String outcome() {
    if (ofFiles) {
      return "no errors";
    }
    return result.refused() == 0
        ? "everything will load"
        : new Count(result.refused(), "file") + " will not load, as suppressions or warnings say";
  }
}
