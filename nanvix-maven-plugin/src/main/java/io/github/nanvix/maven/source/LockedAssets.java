// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.BuildException;
import java.net.URI;

/** The addresses of releases' files that a project's {@code nanvix.lock} names. */
@FunctionalInterface
public interface LockedAssets {
  /** Those of a project that has no such file. */
  LockedAssets NONE =
      name -> {
        throw BuildException.input(
            "A pin names the asset \"" + name + "\" of nanvix.lock, and the project has none.",
            "Name the nanvix.toml beside it with -Dnanvix.manifest=FILE, or give the pin a url.");
      };

  /**
   * The address of a file.
   *
   * @throws BuildException if it is not named, or not for the project's manifest
   */
  URI address(String name);
}
