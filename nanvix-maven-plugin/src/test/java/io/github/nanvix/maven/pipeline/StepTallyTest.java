// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepTallyTest {
  private final StepTally tally = new StepTally();

  @Test
  void theLongestStepsAreNamed() {
    built("configure", 2800);
    built("static library", 5300);
    built("shared library", 300);
    built("test program", 500);
    reused("source");

    assertThat(tally.text())
        .isEqualTo(
            "4 steps built in 8.9 s, 1 reused; the longest: static library 5.3 s, configure 2.8 s,"
                + " test program 0.5 s");
  }

  @Test
  void aStepThatSeveralGoalsNeedCountsOnce() {
    built("static library", 5300);
    reused("static library");

    assertThat(tally.text())
        .isEqualTo("1 step built in 5.3 s, 0 reused; the longest: static library 5.3 s");
  }

  @Test
  void whereAllIsReusedThatIsSaid() {
    reused("source");
    reused("static library");

    assertThat(tally.text()).isEqualTo("2 steps, all reused");
  }

  private void built(String title, long milliseconds) {
    note(title, false, Duration.ofMillis(milliseconds));
  }

  private void reused(String title) {
    note(title, true, Duration.ZERO);
  }

  private void note(String title, boolean reused, Duration took) {
    tally.note(title, new StoreEntry(Sha256.of(title), Path.of(title), reused, took));
  }
}
