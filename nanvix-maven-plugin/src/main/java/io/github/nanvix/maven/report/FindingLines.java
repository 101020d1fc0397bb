// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as lines for the console: never more than a screen of them. */
public final class FindingLines {
  private static final int SCREEN = 20;
  private static final int FEW = 3;

  private FindingLines() {}

  /** Those of a severity: a line each, or one for each check where that is more than a screen. */
  public static List<String> of(VerifyResult result, Severity severity) {
    List<Finding> listed =
        result.findings().stream().filter(finding -> finding.severity() == severity).toList();
    List<String> lines = new ArrayList<>();
    if (listed.size() <= SCREEN) {
      listed.forEach(finding -> lines.add(line(finding)));
    } else {
      grouped(listed, lines);
    }
    return lines;
  }

  /** The rest: information, counted unless there is little of it, and what is suppressed. */
  public static List<String> notes(VerifyResult result) {
    List<String> lines = new ArrayList<>();
    int infos = result.count(Severity.INFO);
    if (infos > FEW) {
      lines.add(infos + " findings for information only: " + counts(result));
    } else {
      result.findings().stream()
          .filter(FindingLines::isInfo)
          .forEach(finding -> lines.add(line(finding)));
    }
    if (!result.suppressed().isEmpty()) {
      lines.add("Suppressed findings: " + result.suppressed().size());
    }
    return lines;
  }

  private static boolean isInfo(Finding finding) {
    return finding.severity() == Severity.INFO;
  }

  private static void grouped(List<Finding> listed, List<String> lines) {
    Map<String, List<Finding>> groups = VerifyJson.byCheck(listed);
    int shown = 0;
    for (List<Finding> group : groups.values()) {
      if (shown++ == SCREEN - 1 && groups.size() > SCREEN) {
        lines.add("… and " + (groups.size() - SCREEN + 1) + " more checks found something");
        return;
      }
      String more = group.size() == 1 ? "" : " (and " + (group.size() - 1) + " more of this kind)";
      lines.add(line(group.get(0)) + more);
    }
  }

  private static String counts(VerifyResult result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    result.findings().stream()
        .filter(FindingLines::isInfo)
        .map(Finding::id)
        .sorted()
        .forEach(id -> counts.merge(id, 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((id, count) -> words.add(id + " " + count));
    return String.join(", ", words);
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
    return ConsoleText.of(line);
  }
}
