// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Parts what was found into what counts and what the user knows. */
final class Suppressions {
  /** Found by applying suppressions, not by looking at files. */
  static final Check UNUSED =
      Rule.error("ELF-SUP-001", "Suppression suppresses nothing", (subject, faults) -> {}).alone();

  /** Where suppressions stand. */
  private static final RelativePath POM = new RelativePath("pom.xml");

  /** The findings of both kinds, each sorted. */
  record Judged(List<Finding> findings, List<SuppressedFinding> suppressed) {}

  private Suppressions() {}

  /** The first suppression that matches a finding takes it; one that takes nothing is a fault. */
  static Judged judge(List<Finding> found, List<Suppression> suppressions) {
    List<Finding> rest = new ArrayList<>(found);
    List<Finding> unused = new ArrayList<>();
    List<SuppressedFinding> suppressed = new ArrayList<>();
    for (Suppression suppression : suppressions) {
      Predicate<Finding> matcher = suppression.matcher();
      List<Finding> left = new ArrayList<>();
      int before = suppressed.size();
      for (Finding finding : rest) {
        if (matcher.test(finding)) {
          suppressed.add(new SuppressedFinding(finding, suppression.reason()));
        } else {
          left.add(finding);
        }
      }
      if (suppressed.size() == before) {
        unused.add(unused(suppression));
      }
      rest = left;
    }
    rest.addAll(unused);
    return new Judged(
        // The same fault may be found in two plans.
        List.copyOf(new TreeSet<>(rest)), suppressed.stream().sorted().toList());
  }

  private static Finding unused(Suppression suppression) {
    return new Finding(
        UNUSED.id(),
        UNUSED.severity(),
        POM,
        "the suppression of "
            + suppression.id()
            + " for \""
            + suppression.file()
            + "\" suppresses nothing",
        "Remove it: what it was for is mended, or its pattern no longer fits the file.");
  }
}
