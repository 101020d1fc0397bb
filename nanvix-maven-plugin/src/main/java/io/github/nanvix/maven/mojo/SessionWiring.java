package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.Wiring;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/** One wiring for all goals of a project in a session, kept where Maven keeps such things. */
record SessionWiring(MavenSession session, MavenProject project) {

  /** One budget for all projects of a session. */
  JobBudget budget(int jobs) {
    int count = jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors();
    Object key = List.<Object>of(JobBudget.class, count);
    SessionData data = session.getRepositorySession().getData();
    synchronized (SessionWiring.class) {
      if (data.get(key) instanceof JobBudget kept) {
        return kept;
      }
      JobBudget made = JobBudget.shared(count);
      data.set(key, made);
      return made;
    }
  }

  Wiring with(Settings settings) {
    // The class is part of the key: another version of the plugin has another class loader.
    Object key =
        List.of(
            Wiring.class,
            project.getId(),
            settings.store(),
            settings.pins(),
            settings.toolchain(),
            settings.hostToolchain(),
            settings.places(),
            settings.clock(),
            settings.jobs());
    SessionData data = session.getRepositorySession().getData();
    Wiring made = new Wiring(settings);
    data.set(key, null, made);
    Wiring kept = data.get(key) instanceof Wiring wiring ? wiring : made;
    kept.beginGoal();
    return kept;
  }
}
