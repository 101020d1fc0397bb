// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.preflight.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The goals of this plugin that a session will run, as Maven plans and configures them itself: with
 * their bindings, the POM's executions, and every default, expression and property.
 */
record SessionGoals(
    LifecycleExecutor lifecycle, MavenPluginManager plugins, BuildPluginManager realms) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionGoals.class);

  /**
   * All of them, project by project.
   *
   * @param first the one that asks, which is there already
   * @param unreadable where it goes when Maven cannot configure one
   */
  List<GoalMojo> of(MavenSession session, GoalMojo first, Problems unreadable) {
    List<GoalMojo> goals = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      MavenSession ofProject = session.clone();
      ofProject.setCurrentProject(project);
      for (MojoExecution execution : plan(ofProject)) {
        if (isOurs(execution, first)) {
          if (first.key().equals(GoalMojo.key(project, execution))) {
            goals.add(first);
          } else {
            add(execution, ofProject, goals, unreadable);
          }
        }
      }
    }
    MavenProject top = session.getTopLevelProject();
    List<GoalMojo> once =
        goals.stream().filter(goal -> isOnce(goal) && goal.project().equals(top)).toList();
    goals.removeIf(
        goal ->
            isOnce(goal)
                && !goal.project().equals(top)
                && once.stream().noneMatch(one -> isSame(one, goal) && one.passesOver()));
    return goals;
  }

  /**
   * Whether Maven runs the goal once, at the top, however many projects there are. From there it
   * runs itself in others, if it is not for the project at the top.
   */
  private static boolean isOnce(GoalMojo goal) {
    MojoDescriptor descriptor = goal.execution().getMojoDescriptor();
    return goal.isCalledByName() && (descriptor.isAggregator() || !descriptor.isProjectRequired());
  }

  private static boolean isSame(GoalMojo one, GoalMojo other) {
    return one.execution().getGoal().equals(other.execution().getGoal());
  }

  private List<MojoExecution> plan(MavenSession session) {
    List<String> tasks = session.getGoals();
    String usual = session.getTopLevelProject().getDefaultGoal();
    if (tasks.isEmpty() && usual != null) {
      tasks = List.of(usual.strip().split("\\s+"));
    }
    try {
      return lifecycle
          .calculateExecutionPlan(session, tasks.toArray(String[]::new))
          .getMojoExecutions();
      // Whatever Maven cannot plan now, it will complain of when that project's turn comes.
    } catch (Exception e) {
      LOG.debug("{} cannot be planned yet", session.getCurrentProject(), e);
      return List.of();
    }
  }

  private static boolean isOurs(MojoExecution execution, GoalMojo first) {
    return Objects.equals(execution.getPlugin().getKey(), first.plugin().getPluginLookupKey());
  }

  private void add(
      MojoExecution execution, MavenSession session, List<GoalMojo> goals, Problems unreadable) {
    try {
      realms.getPluginRealm(session, execution.getMojoDescriptor().getPluginDescriptor());
      // Another version of this plugin is of another class, and looks at its own goals.
      if (plugins.getConfiguredMojo(Mojo.class, session, execution) instanceof GoalMojo goal) {
        goals.add(goal);
      }
    } catch (PluginConfigurationException e) {
      unreadable.look(
          () -> {
            throw BuildException.input(
                "The configuration of nanvix:"
                    + execution.getGoal()
                    + " in project \""
                    + session.getCurrentProject().getArtifactId()
                    + "\" cannot be read: "
                    + Reason.of(e)
                    + ".",
                "Correct it in the POM.",
                e);
          });
      // As above.
    } catch (Exception e) {
      LOG.debug("{} cannot be configured yet", execution, e);
    }
  }
}
