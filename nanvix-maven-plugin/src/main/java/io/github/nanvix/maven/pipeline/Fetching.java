// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.remote.Bundle;
import io.github.nanvix.maven.remote.SigningKey;
import io.github.nanvix.maven.remote.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetching what builds need: into the store, and from there into a bundle, or back out of one. */
public final class Fetching {
  private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

  private final Workshop workshop;

  Fetching(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Fetches what every project takes: the target's toolchain, and an emulator for its programs. */
  public void fetchCommon() {
    workshop.provisionToolchain();
    workshop.keepEmulator();
  }

  /**
   * Reads a bundle that was there when the build began, once a build.
   *
   * @param keys whose entries are taken; where empty, everybody's
   * @return whether it was there
   */
  public boolean read(Path bundle, Optional<TrustedKeys> keys) {
    return workshop
        .bundles()
        .readIfThere(
            bundle,
            () ->
                LOG.info(
                    "{} of \"{}\" in the store.",
                    new Count(new Bundle(bundle).read(keys, workshop.store()).size(), "entry"),
                    bundle));
  }

  /**
   * Writes all that this build has asked for.
   *
   * @param signer who vouches for it
   */
  public void write(Path bundle, Optional<SigningKey> signer) {
    Collection<Path> entries = workshop.wantedOfUseElsewhere();
    new Bundle(bundle).write(entries, signer, workshop.store());
    try {
      LOG.info(
          "\"{}\" has {} of the store, {}.",
          bundle,
          new Count(entries.size(), "entry"),
          new ByteSize(Files.size(bundle)));
    } catch (IOException e) {
      throw DiskFailure.of("read", bundle, e);
    }
  }
}
