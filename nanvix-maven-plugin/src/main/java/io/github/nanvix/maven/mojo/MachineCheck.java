// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Outlook;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import io.github.nanvix.maven.target.Host;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether this machine is one that the toolchains run on, and has what they need. */
final class MachineCheck implements Check {

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    Host machine = Host.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    Map<GoalMojo, Set<Part>> parts = new LinkedHashMap<>();
    Map<Wiring, GoalMojo> first = new HashMap<>();
    for (GoalMojo goal : goals) {
      if (!goal.makes().isEmpty()) {
        parts
            .computeIfAbsent(
                first.computeIfAbsent(goal.wiring(), one -> goal),
                one -> EnumSet.noneOf(Part.class))
            .addAll(goal.makes());
      }
    }
    parts.forEach(
        (goal, all) -> {
          Problems problems = new Problems();
          Outlook outlook = goal.wiring().outlook();
          problems.look(() -> outlook.requireHost(all, machine));
          problems.look(() -> outlook.requireMachine(all));
          if (all.contains(Part.PORT) && goal instanceof ProjectMojo project) {
            problems.look(() -> outlook.requireMachine(project.portRequest()));
          }
          report.add(goal.project().getArtifactId(), problems);
        });
  }
}
