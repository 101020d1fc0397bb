// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every parameter of every goal that is to come, as the goal itself will. */
final class ParameterCheck {
  private final Map<List<Object>, PinCatalog> catalogs = new HashMap<>();

  /** The goals that will do something, and whose parameters are sound. */
  List<GoalMojo> sound(List<GoalMojo> goals, Report report) {
    List<GoalMojo> sound = new ArrayList<>();
    Problems problems = new Problems(new BuildDirectories(goals.get(0).session())::hold);
    for (GoalMojo goal : goals) {
      problems = problems.ofNext();
      Optional<Boolean> skipped = problems.value(goal::doesNothing);
      // What the others are is of interest also where nobody can tell whether they count.
      if (!skipped.orElse(false)) {
        look(goal, problems);
      }
      report.add(goal.project().getArtifactId(), problems);
      if (problems.found().isEmpty() && !skipped.orElse(true)) {
        sound.add(goal);
      }
    }
    return List.copyOf(sound);
  }

  /** Without all of the pin files nobody can tell what is wrong with the rest. */
  private void look(GoalMojo goal, Problems problems) {
    problems.value(() -> catalog(goal)).ifPresent(catalog -> goal.check(problems, catalog));
  }

  private PinCatalog catalog(GoalMojo goal) {
    try {
      return goal.wiring().pins();
    } catch (BuildException e) {
      // That will be found; the pins can be read all the same.
      return catalogs.computeIfAbsent(
          List.of(goal.project().getId(), goal.pins()),
          key -> new PinCatalog(goal.pins(), goal.pinArtifacts()));
    }
  }
}
