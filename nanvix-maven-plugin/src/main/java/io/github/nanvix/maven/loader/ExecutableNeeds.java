// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/** What becomes of the libraries that the executable itself needs. */
public enum ExecutableNeeds {
  /** Nothing loads them. */
  NONE,
  /** Each is opened for itself and for all to see; one that cannot be loaded is left out. */
  WARNED,
  /** They are loaded as those of a module are, and must be there. */
  REQUIRED
}
