package io.github.nanvix.maven.loader;

import java.util.Locale;

/** A place where a loader looks for a symbol's definition. */
public enum Scope {
  /** The asking file itself. */
  SELF,
  /** The asking file's {@code DT_NEEDED} tree, breadth first in link order. */
  NEEDED,
  /** The main executable. */
  EXECUTABLE;

  /**
   * The scope that a profile calls by its name in lower case.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Scope named(String name) {
    for (Scope scope : values()) {
      if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
        return scope;
      }
    }
    throw new IllegalArgumentException("Not a scope: \"" + name + "\"");
  }
}
