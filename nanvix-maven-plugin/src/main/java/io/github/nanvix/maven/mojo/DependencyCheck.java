// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each project has the ports that it needs, or will have them in time. */
final class DependencyCheck implements Check {

  private static boolean needsPorts(ProjectMojo goal) {
    return goal.makes().contains(Part.PORT) && goal.needsPorts();
  }

  private static ProjectPorts.Needs needs(ProjectMojo goal) {
    Wiring wiring = goal.wiring();
    return goal.makes().contains(Part.PYTHON)
        ? wiring::requirePorts
        : (coming, archives, remedy) ->
            wiring.outlook().requirePorts(goal.portRequest(), coming, archives, remedy);
  }

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    ComingPorts coming = ComingPorts.of(goals);
    Set<List<Object>> seen = new HashSet<>();
    for (GoalMojo goal : goals) {
      if (goal instanceof ProjectMojo project
          && (goal.makes().contains(Part.PYTHON) || needsPorts(project))
          && seen.add(List.of(goal.project(), goal.wiring()))) {
        Problems problems = new Problems();
        new ProjectPorts(project.portDependencies(goal.wiring()), coming)
            .check(needs(project), problems);
        report.add(goal.project().getArtifactId(), problems);
      }
    }
  }
}
