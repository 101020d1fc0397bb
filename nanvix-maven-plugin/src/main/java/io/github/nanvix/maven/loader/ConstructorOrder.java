// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/** In which order a loader runs the constructors of the files of one opening. */
public enum ConstructorOrder {
  /**
   * In rounds over the files in load order: each round takes, in that order, what has no file left
   * to wait for at that moment.
   */
  ROUNDS,
  /** Depth first from the file that is opened, each file after what it needs. */
  DEPTH_FIRST,
  /** The same, beginning at the file that was loaded last. */
  DEPTH_FIRST_FROM_LAST
}
