// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.store.GcRequest;
import io.github.nanvix.maven.store.GcResult;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StoreGc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is done with the store and builds nothing.
 *
 * @param store its directory
 * @param project whose history is meant
 */
public record StoreUpkeep(Path store, Path project) {

  /** Why the project's steps were made, or not, in the order of their last runs. */
  public List<StepExplanation> explain(Glob titles) {
    try {
      return StepExplanation.of(store, project, titles.pattern().asMatchPredicate());
    } catch (IOException e) {
      throw DiskFailure.of("read the history in", store, e);
    }
  }

  /** Removes what was not used for longest. */
  public GcResult clean(GcRequest request) {
    return StoreGc.run(store, request);
  }
}
