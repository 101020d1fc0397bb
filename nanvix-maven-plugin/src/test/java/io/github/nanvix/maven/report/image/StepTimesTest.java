// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.report.image.StepTimes.Bar;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.store.StepRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StepTimesTest {

  @Test
  void whatEverythingHadToWaitForIsTheLongestWayThroughTheInputs() {
    List<StepRecord> steps =
        List.of(
            step("image", 1, "cross", "small"),
            step("cross", 60, "interpreter"),
            step("interpreter", 40),
            step("small", 5));

    StepTimes times = StepTimes.of(steps);

    assertThat(times.bars())
        .extracting(bar -> bar.step().title(), Bar::start, Bar::took, Bar::isCritical)
        .containsExactly(
            tuple("interpreter", 0, 40, true),
            tuple("small", 0, 5, false),
            tuple("cross", 40, 60, true),
            tuple("image", 100, 1, true));
    assertThat(times.all()).isEqualTo(101);
  }

  @Test
  void aDamagedHistoryThatGoesInACircleEnds() {
    assertThat(StepTimes.of(List.of(step("one", 1, "other"), step("other", 2, "one"))).bars())
        .hasSize(2);
  }

  private static org.assertj.core.groups.Tuple tuple(
      String title, double start, double took, boolean critical) {
    return org.assertj.core.groups.Tuple.tuple(title, start, took, critical);
  }

  private static StepRecord step(String title, int seconds, String... before) {
    Map<String, String> inputs = new TreeMap<>();
    for (String other : before) {
      inputs.put(other, "sha256:" + Sha256.of(other).hex());
    }
    StepRun run =
        new StepRun(
            Sha256.of(title),
            StepRun.Outcome.MADE,
            Instant.EPOCH,
            Optional.of(Duration.ofSeconds(seconds)),
            new TreeMap<>(inputs));
    return new StepRecord("kind", title, run, Optional.empty());
  }
}
