// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

/** Provides what steps make. */
@FunctionalInterface
public interface Maker {
  /** The output of a step: found, or made now. */
  StoreEntry make(Step step);
}
