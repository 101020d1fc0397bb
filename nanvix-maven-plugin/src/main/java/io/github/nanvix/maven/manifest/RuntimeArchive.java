// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of Nanvix's runtime as it is released, {@code
 * nanvix-x86-microvm-standalone-release-256mb-<commit>.tar.bz2}, or of the directory that it was
 * unpacked into.
 *
 * @param name the last part of a path
 */
public record RuntimeArchive(String name) {
  private static final Pattern COMMIT =
      Pattern.compile("nanvix-.*-([0-9a-f]{7,40})(\\.tar\\.[a-z0-9]+|\\.zip)?");

  /** The commit of Nanvix that it is of, as much of it as the name has. */
  public Optional<String> commit() {
    Matcher matcher = COMMIT.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether it is known to be of another commit. */
  public boolean isNotOf(String commit) {
    return commit().filter(own -> !commit.startsWith(own)).isPresent();
  }
}
