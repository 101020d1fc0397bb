// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.verify.Suppression;
import org.jspecify.annotations.Nullable;

/** One {@code <suppression>} of a POM. */
public final class SuppressionParameter {
  private @Nullable String id;
  private @Nullable String file;
  private @Nullable String reason;

  /** All three, as the command line has them: id, file and reason, separated by blanks. */
  public void set(String words) {
    String[] parts = words.strip().split("\\s+", 3);
    id = parts[0];
    file = parts.length > 1 ? parts[1] : null;
    reason = parts.length > 2 ? parts[2] : null;
  }

  /** The check whose findings are known, for example {@code ELF-REL-004}. */
  public void setId(String id) {
    this.id = id;
  }

  /** Which files, as a pattern of paths below the sysroot, for example {@code lib/*.so}. */
  public void setFile(String file) {
    this.file = file;
  }

  /** Why they do no harm. */
  public void setReason(String reason) {
    this.reason = reason;
  }

  Suppression checked() {
    return Suppression.of(text(id), text(file), text(reason));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
