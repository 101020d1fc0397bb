// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;

/** Judges where a symbolic link points, without a look at any file. */
public final class LinkTarget {
  private LinkTarget() {}

  /**
   * What is wrong with a link; empty if it cannot lead out of the root.
   *
   * <p>Only leading {@code ..} are accepted. The directories above the link are real, so these go
   * where they seem to; a later {@code ..} may go up from wherever another link has led to.
   *
   * @param link where the link is, below the root
   * @param target the text that it holds
   */
  public static Optional<String> fault(RelativePath link, String target) {
    if (target.isEmpty() || target.indexOf('\0') >= 0) {
      return Optional.of("points nowhere");
    }
    if (target.startsWith("/")) {
      return Optional.of("points to the absolute path \"" + target + "\"");
    }
    long depth = link.text().chars().filter(c -> c == '/').count();
    boolean down = false;
    for (String segment : target.split("/")) {
      if (segment.equals("..")) {
        depth--;
        if (down) {
          return Optional.of("points up again after it went down: \"" + target + "\"");
        }
      } else {
        down |= !segment.isEmpty() && !segment.equals(".");
      }
    }
    return depth < 0 ? Optional.of("points out of the root: \"" + target + "\"") : Optional.empty();
  }
}
