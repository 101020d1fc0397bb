// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.ci;

import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.cpython.setup.lint.Warning;
import io.github.nanvix.maven.report.Fingerprint;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.file.Path;
import java.util.List;

/**
 * What is wrong with a file.
 *
 * @param id of the check that says so
 * @param severity what it does to the build
 * @param file which one, as an absolute path
 * @param line of the file; 1 where it has no lines
 * @param message what is wrong
 * @param hint the next step
 * @param fingerprint the same in the next build
 */
public record Problem(
    String id,
    Severity severity,
    Path file,
    int line,
    String message,
    String hint,
    String fingerprint) {

  /**
   * The findings of {@code nanvix:verify}, errors first.
   *
   * @param base what their files are named from
   * @param pom where suppressions stand
   */
  public static List<Problem> of(VerifyResult result, Path base, Path pom) {
    return result.findings().stream()
        .map(
            finding ->
                new Problem(
                    finding.id(),
                    finding.severity(),
                    finding.isOfProject() ? pom : finding.file().under(base),
                    1,
                    finding.message(),
                    finding.hint(),
                    Fingerprint.of(finding)))
        .toList();
  }

  /**
   * The warnings of {@code nanvix:lint-setup}, by file and line.
   *
   * @param base what the files are named from
   */
  public static List<Problem> of(SetupLint lint, Path base) {
    return lint.warnings().stream().map(warning -> of(warning, base)).toList();
  }

  private static Problem of(Warning warning, Path base) {
    return new Problem(
        warning.trap().id(),
        warning.trap().isError() ? Severity.ERROR : Severity.WARNING,
        base.resolve(warning.place().file()).normalize(),
        warning.place().line(),
        warning.message(),
        warning.advice(),
        Fingerprint.of(warning.trap().id(), warning.place().file(), warning.message()));
  }
}
