// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.util.regex.Pattern;

/**
 * A pattern for paths: {@code *} and {@code ?} stand for characters of one segment, {@code **} for
 * any number of segments; everything else stands for itself.
 *
 * @param text the pattern, for example <code>lib/&#42;&#42;/*.so</code>
 */
public record Glob(String text) {

  /**
   * @throws IllegalArgumentException if {@code text} is empty or has a backslash, which would match
   *     nothing
   */
  public Glob {
    if (text.isEmpty() || text.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "Not a pattern for paths: \"" + text + "\"; expected segments separated by /");
    }
  }

  /** What decides for many paths; {@code **} followed by a slash also matches no segment at all. */
  public Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Whether it can match more than one path. */
  public boolean isOpen() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** The directories before the first segment that is a pattern; empty where there are none. */
  public String fixedDirectory() {
    int open = text.length();
    for (char mark : new char[] {'*', '?'}) {
      int at = text.indexOf(mark);
      open = at < 0 ? open : Math.min(open, at);
    }
    return text.substring(0, text.lastIndexOf('/', open - 1) + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
