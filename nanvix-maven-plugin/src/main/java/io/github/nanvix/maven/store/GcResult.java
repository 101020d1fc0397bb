// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What went from a store, or would go.
 *
 * @param removed in the order in which it went
 * @param entries how many entries stay
 * @param bytes how many bytes these have, a file with several names counted once
 * @param checked how many entries were compared with their manifests
 * @param unchecked how many could not be, because an older plugin made them
 */
public record GcResult(List<Removed> removed, int entries, long bytes, int checked, int unchecked) {

  /** Why something went. */
  public enum Reason {
    /** It was not used for longer than the given age. */
    AGE,
    /** The store was larger than the limit. */
    LIMIT,
    /** It is no longer what was published. */
    DAMAGED,
    /** A build that failed or was killed has left it. */
    LEFTOVER,
    /** It is the history of a directory that is no more. */
    STALE_HISTORY
  }

  /**
   * Something that went.
   *
   * @param name below the store
   * @param lastUse when it was last used, if it was an entry
   * @param bytes how many bytes that freed
   * @param differences from its manifest, if it was damaged
   */
  public record Removed(
      String name,
      Reason reason,
      Optional<Instant> lastUse,
      long bytes,
      List<String> differences) {}
}
