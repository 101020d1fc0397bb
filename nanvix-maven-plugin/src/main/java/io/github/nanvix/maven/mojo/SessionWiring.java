// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.SharedParts;
import io.github.nanvix.maven.pipeline.Wiring;
import java.util.Arrays;
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
    return shared(JobBudget.class, List.of(jobs), () -> JobBudget.shared(jobs));
  }

  /** What the projects share, until the session ends. */
  private SharedParts parts() {
    return shared(
        SharedParts.class,
        List.of(),
        () -> {
          SharedParts made = new SharedParts();
          new SessionEnd(session.getRequest())
              .then(
                  () -> {
                    made.ahead().end();
                    made.remotes().finish();
                  });
          return made;
        });
  }

  /**
   * The wiring of settings.
   *
   * @param parameters all that the settings are made of beside session, project and machine
   */
  Wiring with(List<@Nullable Object> parameters, Supplier<Settings> settings) {
    Wiring kept =
        shared(
            Wiring.class,
            Arrays.asList(project.getId(), parameters),
            () -> new Wiring(settings.get(), parts()));
    kept.beginGoal();
    return kept;
  }

  /** One of a kind for the whole session. */
  private <T> T shared(Class<T> kind, List<?> of, Supplier<T> maker) {
    // The class is part of the key: another version of the plugin has another class loader.
    Object key = List.of(SessionWiring.class, kind, of);
    SessionData data = session.getRepositorySession().getData();
    synchronized (SessionWiring.class) {
      Object kept = data.get(key);
      if (kind.isInstance(kept)) {
        return kind.cast(kept);
      }
      T made = maker.get();
      data.set(key, made);
      return made;
    }
  }
}
