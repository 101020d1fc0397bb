package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.util.List;

/** Findings as lines for the console. */
public final class FindingLines {
  private FindingLines() {}

  /** One line for each finding, in the order of the result. */
  public static List<String> of(VerifyResult result) {
    return result.findings().stream().map(FindingLines::line).toList();
  }

  /** {@code ELF-REL-003 error lib/foo.so: message ; hint}. */
  public static String line(Finding finding) {
    String line =
        finding.id()
            + " "
            + finding.severity().label()
            + " "
            + finding.file()
            + ": "
            + finding.message()
            + " ; "
            + finding.hint();
    // Names come from untrusted files and must not steer the terminal.
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
