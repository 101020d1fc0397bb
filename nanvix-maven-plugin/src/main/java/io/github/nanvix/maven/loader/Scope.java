// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/** A place where a loader looks for a symbol's definition. */
public enum Scope {
  /** The asking file itself. */
  SELF,
  /** The asking file's own {@code DT_NEEDED} tree. */
  NEEDED,
  /** The main executable alone. */
  EXECUTABLE,
  /** The libraries that the main executable itself needs, in link order; not what those need. */
  PUBLISHED,
  /** The main executable, then everything that was loaded with it, in load order. */
  GLOBAL,
  /** The module that is opened, then everything that it needs, in load order. */
  LOCAL
}
