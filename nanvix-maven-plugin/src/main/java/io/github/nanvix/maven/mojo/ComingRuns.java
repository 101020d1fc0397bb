package io.github.nanvix.maven.mojo;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of what is built that a session will come to, as Maven plans and configures them itself:
 * whether this machine can run anything is asked before minutes are spent on building it.
 */
record ComingRuns(
    MavenSession session,
    LifecycleExecutor lifecycle,
    MavenPluginManager plugins,
    BuildPluginManager realms) {
  private static final Logger LOG = LoggerFactory.getLogger(ComingRuns.class);

  /**
   * All of them, project by project.
   *
   * @param first the execution that asks, which is one of this plugin
   */
  List<SmokeMojo> of(MojoExecution first) {
    List<SmokeMojo> runs = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      MavenSession there = session.clone();
      there.setCurrentProject(project);
      try {
        for (MojoExecution execution :
            lifecycle
                .calculateExecutionPlan(there, session.getGoals().toArray(String[]::new))
                .getMojoExecutions()) {
          if (execution.getPlugin().getKey().equals(first.getPlugin().getKey())
              && execution.getGoal().equals(SmokeMojo.NAME)) {
            realms.getPluginRealm(there, execution.getMojoDescriptor().getPluginDescriptor());
            // Another version of this plugin is of another class, and looks for its own.
            if (plugins.getConfiguredMojo(Mojo.class, there, execution) instanceof SmokeMojo run) {
              runs.add(run);
            }
          }
        }
        // What Maven cannot plan or configure now, it complains of when that project's turn comes.
      } catch (Exception e) {
        LOG.debug("{} cannot be planned yet", project, e);
      }
    }
    return runs;
  }
}
