// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/** In which order a tree of libraries is gone through. */
public enum Traversal {
  /** A library, then all that it needs, before its sibling. */
  DEPTH_FIRST,
  /** All that one file needs, before what those need. */
  BREADTH_FIRST
}
