// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.suite.TestCase.Outcome;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of a suite that are known to fail, as a file of the pin catalogue lists them. */
public record Expectations(List<Expectation> all) {

  /**
   * Reads those that hold.
   *
   * @param path of the file in the catalogue
   */
  public static Expectations read(PinCatalog pins, String path, SuiteSetting setting) {
    return new Expectations(
        pins.toml(path).allowOnly("expected").tables("expected").stream()
            .map(Expectation::from)
            .filter(one -> one.holdsFor(setting))
            .toList());
  }

  /** What became of a test, seen with what was expected. */
  TestResult judge(TestResult result) {
    List<TestCase> cases = new ArrayList<>();
    List<String> better = new ArrayList<>();
    for (TestCase one : result.cases()) {
      Optional<Expectation> expected =
          all.stream()
              .filter(known -> known.test().equals(result.test()) && known.covers(one))
              .findFirst();
      if (expected.isPresent() && one.outcome() == Outcome.FAILED) {
        cases.add(
            one.with(Outcome.FAILED_AS_EXPECTED, "expected to fail: " + expected.get().reason()));
      } else {
        if (expected.isPresent() && one.outcome() == Outcome.PASSED) {
          better.add(one.name());
        }
        cases.add(one);
      }
    }
    return new TestResult(result.test(), cases, better, result.log());
  }
}
