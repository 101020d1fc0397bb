// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** TOML that is written: keys with strings and lists of strings, line by line. */
public final class TomlText {
  private final StringBuilder text = new StringBuilder();

  /** Adds any line, such as the head of a table. */
  public TomlText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Adds a key with a string. */
  public TomlText with(String key, String value) {
    return line(key + " = " + quoted(value));
  }

  /** Adds a key with a list. */
  public TomlText with(String key, Collection<String> values) {
    return line(
        key + " = " + values.stream().map(TomlText::quoted).collect(joining(", ", "[", "]")));
  }

  /** A basic string. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
