// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.util.Map;

/** Any text as part of one line: backslash, tab, line feed and carriage return are escaped. */
public final class OneLine {
  private static final Map<Character, Character> ESCAPES = Map.of('t', '\t', 'n', '\n', 'r', '\r');

  private OneLine() {}

  /** The text as it stands in a line. */
  public static String of(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** The text that {@link #of} was given; a backslash before anything else stands for that. */
  public static String parse(String line) {
    if (line.indexOf('\\') < 0) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        char escaped = line.charAt(++i);
        text.append(ESCAPES.getOrDefault(escaped, escaped));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
