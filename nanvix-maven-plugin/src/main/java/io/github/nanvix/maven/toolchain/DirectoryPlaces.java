// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import java.nio.file.Path;
import java.util.Optional;

/** Where this machine has the directories that toolchains are pinned to. */
@FunctionalInterface
public interface DirectoryPlaces {

  /**
   * A directory that somebody has named.
   *
   * @param givenBy who has, for messages: an option, or a file with line and column
   */
  record Place(Path directory, String givenBy) {}

  /** The place of one component; empty where nothing but its pin file may name it. */
  Optional<Place> of(ToolchainSpec spec, DirectoryPin pin);
}
