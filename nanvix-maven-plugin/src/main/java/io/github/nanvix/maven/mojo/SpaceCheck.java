// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import io.github.nanvix.maven.preflight.SpaceNeeds;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the file systems of the stores have room for what is missing in them. */
final class SpaceCheck implements Check {

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    Problems problems = new Problems();
    Map<Path, SpaceNeeds> stores = new LinkedHashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (GoalMojo goal : goals) {
      Wiring wiring = goal.wiring();
      if (!goal.makes().isEmpty() && seen.add(List.of(goal.project(), wiring, goal.makes()))) {
        stores.computeIfAbsent(wiring.storeRoot(), SpaceNeeds::new).add(goal.needs());
      }
    }
    stores.values().forEach(needs -> problems.look(needs::require));
    report.add(problems);
  }
}
