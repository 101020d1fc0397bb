// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.preflight.Report;
import java.util.List;

/**
 * Whether this machine will run what is built, before minutes are spent on building it. An emulator
 * may have to be fetched for that: not for a build that will not begin.
 */
final class RunnerCheck implements Check {

  @Override
  public void look(List<GoalMojo> goals, Report report) {
    if (report.failure().isPresent()) {
      return;
    }
    for (GoalMojo goal : goals) {
      if (goal instanceof SmokeMojo smoke) {
        Problems problems = new Problems();
        problems.look(smoke::requireRunner);
        report.add(goal.project().getArtifactId(), problems);
      }
    }
  }
}
