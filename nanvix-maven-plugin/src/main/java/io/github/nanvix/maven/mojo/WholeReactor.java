// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.Reason;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * The projects of a reactor for a goal that needs none: called by name, Maven runs such a goal
 * once, in the first project, whatever that is.
 */
record WholeReactor(MavenSession session, LifecycleExecutor lifecycle, BuildPluginManager plugins) {

  /** Runs a goal in another project, with the configuration that it has there. */
  void run(MojoExecution called, MavenProject project)
      throws MojoExecutionException, MojoFailureException {
    MavenSession there = session.clone();
    there.setCurrentProject(project);
    String goal = called.getMojoDescriptor().getPluginDescriptor().getId() + ":" + called.getGoal();
    try {
      List<MojoExecution> executions =
          lifecycle.calculateExecutionPlan(there, goal).getMojoExecutions();
      for (MojoExecution execution : executions) {
        plugins.executeMojo(there, execution);
      }
    } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new MojoExecutionException(
          "Cannot run " + goal + " in \"" + project.getArtifactId() + "\": " + Reason.of(e) + ".",
          e);
    }
  }
}
