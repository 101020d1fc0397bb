package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether each CPython project has the ports that it depends on, or will have them in time. */
final class DependencyCheck implements Check {

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    ComingPorts coming = ComingPorts.of(goals);
    Set<List<Object>> seen = new HashSet<>();
    for (GoalMojo goal : goals) {
      if (goal instanceof ProjectMojo project
          && goal.makes().contains(Part.PYTHON)
          && seen.add(List.of(goal.project(), goal.wiring()))) {
        Problems problems = new Problems();
        new ProjectPorts(project.portDependencies(goal.wiring()), coming)
            .check(goal.wiring(), problems);
        report.add(goal.project().getArtifactId(), problems);
      }
    }
  }
}
