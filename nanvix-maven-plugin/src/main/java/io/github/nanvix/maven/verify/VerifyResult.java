// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param profile name of the loader profile that was applied
 * @param findings errors before warnings before information, then by file, id and message
 * @param suppressed findings that the user knows, in the same order
 * @param filesExamined how many files were read as ELF files or archives
 * @param modules how many of them are extension modules
 * @param symbolsBound how many undefined symbols have a provider, counted once per file
 * @param refused how many files the loader would not open, whether anybody suppressed that or not
 */
public record VerifyResult(
    String profile,
    List<Finding> findings,
    List<SuppressedFinding> suppressed,
    int filesExamined,
    int modules,
    int symbolsBound,
    int refused) {

  /** Keeps its own copies. */
  public VerifyResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }

  /**
   * The result of single files.
   *
   * @param found what their checks found, in no order
   */
  public static VerifyResult judged(
      String profile, List<Finding> found, List<Suppression> suppressions, int filesExamined) {
    Suppressions.Judged judged = Suppressions.judge(found, suppressions);
    return new VerifyResult(
        profile, judged.findings(), judged.suppressed(), filesExamined, 0, 0, 0);
  }

  /** How many findings have a severity. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether the build must stop. */
  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }
}
