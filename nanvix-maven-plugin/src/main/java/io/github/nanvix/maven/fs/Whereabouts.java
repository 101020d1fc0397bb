// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where something is that need not be there yet. */
public final class Whereabouts {
  private Whereabouts() {}

  /**
   * The path itself if something is there, a link that leads nowhere perhaps, else the nearest of
   * the directories above.
   */
  public static Path existing(Path path) {
    Path there = path.toAbsolutePath();
    Path parent = there.getParent();
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && parent != null) {
      there = parent;
      parent = there.getParent();
    }
    return there;
  }
}
