// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps: <code>{{name}}</code> stands for a value. A line that is one gap takes the
 * lines of its value, and vanishes where that is empty; several empty lines become one.
 */
public final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)\\}\\}");
  private static final Pattern LINE = Pattern.compile("(?m)^\\{\\{(\\w+)\\}\\}\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** A template of the plugin's resources. */
  public static Template named(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name + ".txt")) {
      return of(
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template of(String text) {
    return new Template(text);
  }

  /**
   * The text with its gaps filled.
   *
   * @throws IllegalArgumentException if there is no value for one of them
   */
  public String with(Map<String, String> values) {
    String lines =
        LINE.matcher(text)
            .replaceAll(gap -> Matcher.quoteReplacement(lines(value(values, gap.group(1)))));
    String filled =
        GAP.matcher(lines).replaceAll(gap -> Matcher.quoteReplacement(value(values, gap.group(1))));
    return EMPTY_LINES.matcher(filled).replaceAll("\n\n").stripTrailing() + "\n";
  }

  private static String lines(String value) {
    return value.isEmpty() || value.endsWith("\n") ? value : value + "\n";
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("No value for \"" + name + "\"");
    }
    return value;
  }
}
