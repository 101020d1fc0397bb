// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

/**
 * One case of a test, and what became of it.
 *
 * @param name as the suite calls it, for example {@code test.test_json.TestCTest.test_cjson}
 * @param seconds how long it took
 * @param outcome what became of it
 * @param message what was said of it; nothing where it passed
 */
public record TestCase(String name, double seconds, Outcome outcome, String message) {

  /** What can become of a case. */
  public enum Outcome {
    /** It passed. */
    PASSED,
    /** It did not, or ended with an error. */
    FAILED,
    /** The suite itself skipped it. */
    SKIPPED,
    /** It failed, as the file of expectations says that it does. */
    FAILED_AS_EXPECTED
  }

  /** The same case with another outcome. */
  TestCase with(Outcome other, String said) {
    return new TestCase(name, seconds, other, said);
  }
}
