// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;
import java.util.SortedSet;

/** A place of pin files, laid out as {@link PinCatalog} says. */
public interface PinPlace {
  /** What messages call it: a directory, or the coordinates of an artifact. */
  String name();

  /** The bytes of one of its files, if it has it. */
  Optional<byte[]> find(RelativePath path);

  /**
   * The paths of its files below one directory.
   *
   * @param directory for example {@code recipes}
   */
  SortedSet<String> paths(String directory);
}
