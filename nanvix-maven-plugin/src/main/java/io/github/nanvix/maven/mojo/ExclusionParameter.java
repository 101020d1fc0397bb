// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.reproduce.Exclusion;
import org.jspecify.annotations.Nullable;

/** One {@code <exclusion>} of a POM. */
public final class ExclusionParameter {
  private @Nullable String path;
  private @Nullable String reason;

  /** Both, as the command line has them: path and reason, separated by blanks. */
  public void set(String words) {
    String[] parts = words.strip().split("\\s+", 2);
    path = parts[0];
    reason = parts.length > 1 ? parts[1] : null;
  }

  /**
   * Which files, as a pattern of paths, for example {@code lib/target/*.tar.gz/sysroot/lib/*.a}.
   */
  public void setPath(String path) {
    this.path = path;
  }

  /** Why the difference does no harm. */
  public void setReason(String reason) {
    this.reason = reason;
  }

  Exclusion checked() {
    return Exclusion.of(text(path), text(reason));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
