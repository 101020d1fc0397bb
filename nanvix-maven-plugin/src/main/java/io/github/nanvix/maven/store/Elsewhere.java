// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Another place that has entries: it is asked before one is made, and offered each that was. It may
 * lack, lose or damage any of them; that costs the time to make it, and nothing else.
 */
public interface Elsewhere {

  /**
   * Brings the tree of an entry.
   *
   * @param kind the entry's kind
   * @param inputs what its fingerprint is the digest of
   * @param title what the console calls the step
   * @param tree an empty directory; it is empty again where nothing was brought
   * @return what the tree now holds, all of it compared; empty where nothing was brought
   * @throws IOException if this machine's disk fails
   */
  Optional<TreeManifest> bring(String kind, Inputs inputs, String title, Path tree)
      throws IOException;

  /**
   * Offers an entry that was made here; returns at once.
   *
   * @param entry its directory, with tree, inputs and manifest
   */
  void offer(String kind, Inputs inputs, String title, Path entry);
}
