// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.util.Collection;

/** Names in messages: the first few, and how many more there are. */
public final class Names {
  private static final int SHOWN = 5;
  private static final int LONGEST = 500;

  private Names() {}

  /** Quoted, separated by commas. */
  public static String some(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(SHOWN).map(Names::quoted).toList());
    return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
  }

  /** A damaged file may have names of megabytes. */
  private static String quoted(String name) {
    return name.length() <= LONGEST
        ? "\"" + name + "\""
        : "\"" + name.substring(0, LONGEST) + "\"…";
  }
}
