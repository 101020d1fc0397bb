// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that rules have had so far, kept as makesetup keeps them: in one text that is searched
 * with {@code case $CONFIGURED in *,${mod},*)}, so that a name is a pattern, and a comma parts
 * names.
 */
final class HandledNames {
  private final StringBuilder text = new StringBuilder();
  // What stands between two commas: the same for most names, and faster to find.
  private final Set<String> parts = new HashSet<>();
  private final Shell shell;

  HandledNames(Shell shell) {
    this.shell = shell;
  }

  /** Whether a name was handled; if not, it is from now on. */
  boolean handled(String name) {
    boolean isPlain = name.matches("(?s)[^*?\\[\\\\,]*");
    boolean found =
        isPlain ? parts.contains(name) : new ShellPattern("," + name + ",", shell).isIn(text);
    if (!found) {
      text.append(',').append(name).append(',');
      Collections.addAll(parts, name.split(","));
    }
    return found;
  }
}
