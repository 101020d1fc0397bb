// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/**
 * In which order a loader runs the destructors of a module that is closed, and of its libraries.
 */
public enum DestructorOrder {
  /** That of the constructors, backwards. */
  REVERSE,
  /** From the module down: a library once nobody needs it who is not in the order yet. */
  FROM_THE_MODULE
}
