// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.store.StepRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long the steps of a project took, and which of them everything had to wait for.
 *
 * @param bars one for each step, those that begin first before others
 */
record StepTimes(List<Bar> bars) {

  /**
   * A step, as early as those are done that it builds on.
   *
   * @param start seconds after the first
   * @param took seconds; 0 where it was not made here
   * @param isCritical whether it is on the longest way through all steps
   */
  record Bar(StepRecord step, double start, double took, boolean isCritical) {
    double end() {
      return start + took;
    }
  }

  static StepTimes of(List<StepRecord> steps) {
    Map<String, StepRecord> byFingerprint = new HashMap<>();
    steps.forEach(step -> byFingerprint.put(step.last().fingerprint().hex(), step));
    Map<StepRecord, List<StepRecord>> before = new HashMap<>();
    for (StepRecord step : steps) {
      Set<String> words = new HashSet<>();
      step.last().inputs().values().forEach(value -> words.addAll(List.of(value.split("\\W+"))));
      List<StepRecord> needed = new ArrayList<>();
      words.forEach(word -> Optional.ofNullable(byFingerprint.get(word)).ifPresent(needed::add));
      needed.remove(step);
      before.put(step, needed);
    }
    Map<StepRecord, Double> ends = new HashMap<>();
    steps.forEach(step -> end(step, before, ends));
    Set<StepRecord> critical = critical(steps, before, ends);
    List<Bar> bars = new ArrayList<>();
    for (StepRecord step : steps) {
      double took = took(step);
      double end = ends.getOrDefault(step, 0.0);
      bars.add(new Bar(step, end - took, took, critical.contains(step)));
    }
    bars.sort(
        Comparator.comparingDouble(Bar::start)
            .thenComparing(bar -> bar.step().last().time())
            .thenComparing(bar -> bar.step().title()));
    return new StepTimes(bars);
  }

  /** The seconds until the last is done. */
  double all() {
    return bars.stream().mapToDouble(Bar::end).max().orElse(0);
  }

  private static double end(
      StepRecord step, Map<StepRecord, List<StepRecord>> before, Map<StepRecord, Double> ends) {
    Double known = ends.get(step);
    if (known != null) {
      return known;
    }
    // No step builds on itself, but a history may have been damaged.
    ends.put(step, 0.0);
    double start = 0;
    for (StepRecord other : before.getOrDefault(step, List.of())) {
      start = Math.max(start, end(other, before, ends));
    }
    ends.put(step, start + took(step));
    return start + took(step);
  }

  private static Set<StepRecord> critical(
      List<StepRecord> steps,
      Map<StepRecord, List<StepRecord>> before,
      Map<StepRecord, Double> ends) {
    Set<StepRecord> critical = new HashSet<>();
    Optional<StepRecord> next = last(steps, ends);
    while (next.isPresent() && critical.add(next.get())) {
      next = last(before.getOrDefault(next.get(), List.of()), ends);
    }
    return critical;
  }

  private static Optional<StepRecord> last(List<StepRecord> steps, Map<StepRecord, Double> ends) {
    return steps.stream().max(Comparator.comparingDouble(step -> ends.getOrDefault(step, 0.0)));
  }

  private static double took(StepRecord step) {
    return step.last().took().map(Duration::toMillis).orElse(0L) / 1000.0;
  }
}
