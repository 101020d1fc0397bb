// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of the steps of one project: each counts once, however many goals need it. */
final class StepTally {
  private static final int LONGEST = 3;

  private final Map<Path, Built> steps = new LinkedHashMap<>();

  private record Built(String title, Optional<Duration> took) {}

  /** Takes down what became of a step. */
  synchronized void note(String title, StoreEntry entry) {
    Optional<Duration> took = entry.reused() ? Optional.empty() : Optional.of(entry.duration());
    // Who asks again reuses what the first one has built.
    if (took.isPresent()) {
      steps.put(entry.tree(), new Built(title, took));
    } else {
      steps.putIfAbsent(entry.tree(), new Built(title, took));
    }
  }

  /** Which steps there were, by their titles, and whether each was built and not reused. */
  synchronized Map<String, Boolean> built() {
    Map<String, Boolean> built = new HashMap<>();
    steps
        .values()
        .forEach(step -> built.merge(step.title(), step.took().isPresent(), (a, b) -> a || b));
    return built;
  }

  /** For example {@code 5 steps built in 9.3 s (the longest: …), 2 reused}. */
  synchronized String text() {
    List<Built> built = new ArrayList<>();
    Duration all = Duration.ZERO;
    for (Built step : steps.values()) {
      if (step.took().isPresent()) {
        built.add(step);
        all = all.plus(step.took().get());
      }
    }
    int reused = steps.size() - built.size();
    if (built.isEmpty()) {
      return reused + (reused == 1 ? " step, reused" : " steps, all reused");
    }
    built.sort(Comparator.comparing((Built step) -> step.took().orElseThrow()).reversed());
    List<String> longest =
        built.stream()
            .limit(LONGEST)
            .map(step -> step.title() + " " + StepLog.seconds(step.took().orElseThrow()))
            .toList();
    return String.format(
        Locale.ROOT,
        "%d %s built in %s, %d reused; the longest: %s",
        built.size(),
        built.size() == 1 ? "step" : "steps",
        StepLog.seconds(all),
        reused,
        String.join(", ", longest));
  }
}
