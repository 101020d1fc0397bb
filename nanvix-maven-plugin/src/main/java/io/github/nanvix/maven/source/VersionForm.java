// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name with a version in it.
 *
 * @param before what stands before the version
 * @param after what stands behind it
 * @param separator what stands in the place of its dots
 */
record VersionForm(String before, String after, char separator) {
  private static final Pattern VERSION = Pattern.compile("\\d+([.+~-]?[A-Za-z0-9]+)*");

  /** Finds a version in a name; of several places the last. */
  static Optional<VersionForm> of(String name, String version) {
    for (char separator : new char[] {'.', '_', '-'}) {
      String written = version.replace('.', separator);
      int at = name.lastIndexOf(written);
      if (at >= 0 && !isNumberAt(name, at - 1) && !isNumberAt(name, at + written.length())) {
        return Optional.of(
            new VersionForm(
                name.substring(0, at), name.substring(at + written.length()), separator));
      }
    }
    return Optional.empty();
  }

  /** The version that another name of this form has. */
  Optional<String> versionIn(String name) {
    if (name.length() <= before.length() + after.length()
        || !name.startsWith(before)
        || !name.endsWith(after)) {
      return Optional.empty();
    }
    String written = name.substring(before.length(), name.length() - after.length());
    String version = written.replace(separator, '.');
    return VERSION.matcher(version).matches() ? Optional.of(version) : Optional.empty();
  }

  /** The name with another version. */
  String with(String version) {
    return before + version.replace('.', separator) + after;
  }

  private static boolean isNumberAt(String name, int at) {
    return at >= 0 && at < name.length() && Character.isDigit(name.charAt(at));
  }
}
