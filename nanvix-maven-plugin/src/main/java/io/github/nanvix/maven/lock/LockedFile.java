// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import java.util.List;

/**
 * A pin file, completed.
 *
 * @param name its path in the pin directory
 * @param before its text; empty where there was none
 * @param after its text now
 * @param lines what was written or found right, for people
 */
public record LockedFile(String name, String before, String after, List<String> lines) {

  /** Keeps its own copy. */
  public LockedFile {
    lines = List.copyOf(lines);
  }

  /** Whether anything was missing. */
  public boolean isChanged() {
    return !before.equals(after);
  }
}
