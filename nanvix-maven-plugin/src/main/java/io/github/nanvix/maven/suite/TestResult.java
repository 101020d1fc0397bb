// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.suite.TestCase.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one test of a suite.
 *
 * @param test its name
 * @param cases all that it ran or skipped
 * @param betterThanExpected cases that passed and were expected to fail
 * @param log all that it printed
 */
public record TestResult(
    String test, List<TestCase> cases, List<String> betterThanExpected, Path log) {

  /** How many cases have an outcome. */
  public long count(Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  /** The cases that failed and were not expected to. */
  public List<TestCase> failed() {
    return cases.stream().filter(one -> one.outcome() == Outcome.FAILED).toList();
  }

  /** One line: how many cases passed, and what else there was. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add(new Count((int) count(Outcome.PASSED), "case") + " passed");
    add(parts, Outcome.FAILED, "failed");
    add(parts, Outcome.FAILED_AS_EXPECTED, "failed as expected");
    add(parts, Outcome.SKIPPED, "skipped");
    return test + ": " + String.join(", ", parts);
  }

  private void add(List<String> parts, Outcome outcome, String word) {
    if (count(outcome) > 0) {
      parts.add(count(outcome) + " " + word);
    }
  }
}
