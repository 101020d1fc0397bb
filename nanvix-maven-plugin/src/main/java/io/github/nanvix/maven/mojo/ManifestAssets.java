// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.source.LockedAssets;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a project's lock file names, for the core.
 *
 * @param manifest the project's, read when a pin asks for it
 */
record ManifestAssets(Supplier<Optional<ProjectManifest>> manifest) implements LockedAssets {

  @Override
  public URI address(String name) {
    return manifest
        .get()
        .map(found -> found.asset(name))
        .orElseGet(() -> LockedAssets.NONE.address(name));
  }
}
