// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report = new Report(Set.of("one", "other"));

  @Test
  void nothingIsNoFailure() {
    report.add("one", new Problems());

    assertThat(report.failure()).isEmpty();
  }

  @Test
  void oneProblemStandsForItself() {
    report.add(input("It is wrong."));

    assertThat(message()).isEqualTo("It is wrong. Correct it.");
  }

  @Test
  void whatSomeProjectsHaveIsSaidOnceWithTheirNames() {
    report.add("other", input("It is wrong."));
    report.add("other", input("It is wrong."));
    report.add("one", input("So is this."));

    assertThat(message())
        .isEqualTo(
            """
            2 things are wrong, and nothing was begun:
              - Project "other": It is wrong. Correct it.
              - Project "one": So is this. Correct it.""");
  }

  @Test
  void whatAllProjectsHaveIsSaidWithoutNames() {
    report.add("one", input("It is wrong."));
    report.add("other", input("It is wrong."));

    assertThat(message()).isEqualTo("It is wrong. Correct it.");
  }

  @Test
  void theMachineIsToBlameOnlyWhereNothingElseIs() {
    report.add(environment("It is missing."));
    assertThat(report.failure().orElseThrow().kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);

    report.add(input("It is wrong."));
    assertThat(report.failure().orElseThrow().kind()).isEqualTo(BuildException.Cause.INPUT);
  }

  @Test
  void whatIsCommonIsLookedAtOnceAndHoldsForAll() {
    Problems first = new Problems();
    first.lookOnce("common", () -> first.look(() -> fail("It is wrong.")));
    Problems next = first.ofNext();
    next.lookOnce("common", () -> fail("Nobody looks again."));

    assertThat(next.found()).isEqualTo(first.found()).hasSize(1);
  }

  @Test
  void whatTheBuildMayMakeIsNotLookedAt() {
    Problems problems = new Problems(Path.of("target")::equals);
    problems.look(Path.of("target"), () -> fail("It is not there."));
    assertThat(problems.found()).isEmpty();

    problems.look(Path.of("src"), () -> fail("It is not there."));
    assertThat(problems.found()).hasSize(1);
  }

  private String message() {
    return String.valueOf(report.failure().orElseThrow().getMessage());
  }

  private static Problems input(String what) {
    Problems problems = new Problems();
    problems.look(() -> fail(what));
    return problems;
  }

  private static Problems environment(String what) {
    Problems problems = new Problems();
    problems.look(
        () -> {
          throw BuildException.environment(what, "Install it.");
        });
    return problems;
  }

  private static void fail(String what) {
    throw BuildException.input(what, "Correct it.");
  }
}
