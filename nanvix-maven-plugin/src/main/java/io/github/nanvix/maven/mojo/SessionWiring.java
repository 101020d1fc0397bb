package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.pipeline.Ahead;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.Wiring;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

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

  /** What begins before anyone waits for it, until the session ends. */
  private Ahead ahead() {
    SessionData data = session.getRepositorySession().getData();
    synchronized (SessionWiring.class) {
      if (data.get(Ahead.class) instanceof Ahead kept) {
        return kept;
      }
      Ahead made = new Ahead();
      data.set(Ahead.class, made);
      new SessionEnd(session.getRequest()).then(made::end);
      return made;
    }
  }

  /**
   * The wiring of settings.
   *
   * @param parameters all that the settings are made of beside session, project and machine
   */
  Wiring with(List<@Nullable Object> parameters, Supplier<Settings> settings) {
    // The class is part of the key: another version of the plugin has another class loader.
    Object key = List.of(Wiring.class, project.getId(), parameters);
    SessionData data = session.getRepositorySession().getData();
    Wiring kept;
    synchronized (SessionWiring.class) {
      kept = data.get(key) instanceof Wiring wiring ? wiring : new Wiring(settings.get(), ahead());
      data.set(key, kept);
    }
    kept.beginGoal();
    return kept;
  }
}
