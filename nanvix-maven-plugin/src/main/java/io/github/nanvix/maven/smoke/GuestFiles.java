// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Path;
import java.util.SortedMap;

/** What a guest finds at its root. */
public sealed interface GuestFiles {

  /**
   * A RAM file system: deployment mode standalone.
   *
   * @param image made by mkramfs
   */
  record Image(Path image) implements GuestFiles {}

  /**
   * Files of this machine, in the directory where nanvixd runs: the other modes.
   *
   * @param files by their path below that directory
   */
  record OfThisMachine(SortedMap<RelativePath, Path> files) implements GuestFiles {}
}
