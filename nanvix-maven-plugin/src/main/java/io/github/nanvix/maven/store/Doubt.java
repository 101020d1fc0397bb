// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry is what was published, as long as nobody has looked: an entry of thousands of
 * files is compared when a step is made that can take something from it, and not in builds that
 * make nothing. What such a build reads of it all the same is asked for one by one.
 */
final class Doubt {
  /** There is none. */
  static final Doubt NONE = new Doubt(Optional.empty(), () -> {});

  private final Optional<Path> entry;
  private final Runnable settlement;

  private Doubt(Optional<Path> entry, Runnable settlement) {
    this.entry = entry;
    this.settlement = settlement;
  }

  /**
   * A doubt about an entry.
   *
   * @param settlement compares the entry, once, and makes it again if it must
   */
  static Doubt of(Path entry, Runnable settlement) {
    return new Doubt(Optional.of(entry), settlement);
  }

  /** Ends it. */
  void settle() {
    settlement.run();
  }

  /** Ends it if one file, or the names in one directory, are not as they were. */
  void about(RelativePath path) {
    try {
      if (entry.isPresent() && !TreeStates.hold(entry.get(), path)) {
        settle();
      }
    } catch (IOException e) {
      throw DiskFailure.of("read", path.under(entry.orElseThrow()), e);
    }
  }

  /** What is known of an entry is no part of it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Doubt;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
