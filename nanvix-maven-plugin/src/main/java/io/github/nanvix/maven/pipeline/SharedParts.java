// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.runner.FoundRunners;
import io.github.nanvix.maven.store.BuildRecord;

/**
 * What the projects of one build share.
 *
 * @param ahead what begins before anyone waits for it
 * @param build what the build has done
 * @param found what runs programs of the targets
 * @param progress what says how far the long commands are
 * @param remotes the stores that entries are shared with
 * @param bundles the bundles that are read and written
 */
public record SharedParts(
    Ahead ahead,
    BuildRecord build,
    FoundRunners found,
    ProgressLines progress,
    Remotes remotes,
    Bundles bundles) {

  /** Those of a build that has done nothing yet. */
  public SharedParts() {
    this(
        new Ahead(),
        new BuildRecord(),
        new FoundRunners(),
        new ProgressLines(),
        new Remotes(),
        new Bundles());
  }
}
