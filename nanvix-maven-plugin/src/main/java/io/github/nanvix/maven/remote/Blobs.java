// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;
import java.nio.file.Path;

/** Files by names of two segments, {@code cas/<digest>} and {@code ac/<digest>}, somewhere. */
interface Blobs {

  /** What messages call the place. */
  String name();

  /**
   * Brings a file.
   *
   * @param most how many bytes it may have
   * @return whether there is one
   */
  boolean fetch(String name, long most, Path file) throws IOException;

  /** Puts a file there, whole or not at all. */
  void put(String name, Path file) throws IOException;

  /** Ends what is on its way. */
  void stop();

  /** How many bytes have gone there so far. */
  long sent();
}
