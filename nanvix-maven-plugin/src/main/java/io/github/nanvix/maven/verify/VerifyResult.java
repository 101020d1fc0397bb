package io.github.nanvix.maven.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param profile name of the loader profile that was applied
 * @param findings errors before warnings, then by file, id and message
 * @param filesExamined how many files were read as ELF files
 * @param modules how many of them are extension modules
 * @param symbolsBound how many undefined symbols have a provider, counted once per file
 */
public record VerifyResult(
    String profile, List<Finding> findings, int filesExamined, int modules, int symbolsBound) {

  /** How many findings have a severity. */
  public int count(Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether the build must stop. */
  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }
}
