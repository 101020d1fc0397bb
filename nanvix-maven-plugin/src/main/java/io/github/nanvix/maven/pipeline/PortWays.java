// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.draft.PortDrafts;
import io.github.nanvix.maven.draft.RecipeDraft;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.library.MakeDryRun;
import io.github.nanvix.maven.pipeline.PortInit.Draft;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in which a source may be built, of which the first is taken that works. */
record PortWays(PortDrafts drafts, PortTrial trial) {

  /** One of them: a draft, where the source has what it takes. */
  private interface Way {
    Optional<RecipeDraft> draft() throws IOException;
  }

  /**
   * The first that works; where none does, the first that there is.
   *
   * @throws BuildException if there is none
   */
  Draft first() throws IOException {
    Optional<Draft> best = Optional.empty();
    List<Way> ways =
        List.of(
            this::byConfigure,
            this::byScript,
            drafts::byAutomake,
            this::byMake,
            () -> Optional.of(drafts.byFiles()));
    List<BuildException> failures = new ArrayList<>();
    for (Way way : ways) {
      try {
        Optional<RecipeDraft> draft = way.draft();
        if (draft.isPresent()) {
          Draft settled = trial.settle(draft.get());
          if (settled.failure().isEmpty()) {
            return settled;
          }
          raise(settled.failure().get());
          best = best.or(() -> Optional.of(settled));
        }
      } catch (BuildException e) {
        raise(e);
        failures.add(e);
      }
    }
    return best.orElseThrow(() -> failures.get(failures.size() - 1));
  }

  /** What is wrong with this machine is so for every way. */
  private static void raise(BuildException failure) {
    if (failure.kind() == BuildException.Cause.ENVIRONMENT
        || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
  }

  private Optional<RecipeDraft> byConfigure() throws IOException {
    Optional<RecipeDraft> draft = drafts.byConfigure();
    if (draft.isEmpty()) {
      return draft;
    }
    Optional<StoreEntry> configured = trial.configured(draft.get());
    return configured.isEmpty() ? draft : drafts.configured(configured.get().tree());
  }

  private Optional<RecipeDraft> byScript() throws IOException {
    Optional<RecipeDraft> draft = drafts.byScript();
    if (draft.isEmpty()) {
      return draft;
    }
    Optional<StoreEntry> configured = trial.configured(draft.get());
    return configured.isEmpty()
        ? Optional.empty()
        : drafts.byScript(configured.get().tree(), trial.dryRun(draft.get(), ""), MakeDryRun.ROOT);
  }

  private Optional<RecipeDraft> byMake() throws IOException {
    for (String directory : drafts.makeDirectories()) {
      Optional<RecipeDraft> draft =
          drafts.byMake(trial.dryRun(drafts.asked(), directory), MakeDryRun.ROOT);
      if (draft.isPresent()) {
        return draft;
      }
    }
    return Optional.empty();
  }
}
