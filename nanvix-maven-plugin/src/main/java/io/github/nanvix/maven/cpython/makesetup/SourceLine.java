// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

/**
 * A physical line.
 *
 * @param place where it stands
 * @param text its characters, with the line feed that ends it, if one does
 */
public record SourceLine(Place place, String text) {

  /** Whether a line feed ends it. */
  public boolean isEnded() {
    return text.endsWith("\n");
  }

  /** The line without its line feed. */
  public String body() {
    return isEnded() ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether it has a comment, for which sed takes every number sign. */
  public boolean hasComment() {
    return text.indexOf('#') >= 0;
  }

  /** What is left when sed has cut the comment off, and the blanks before it. */
  public String code() {
    String body = body();
    int end = hasComment() ? body.indexOf('#') : body.length();
    while (hasComment() && end > 0 && Shell.isBlank(body.charAt(end - 1))) {
      end--;
    }
    return body.substring(0, end);
  }

  /** Whether sed deletes the whole line. */
  public boolean isDeleted() {
    return code().chars().allMatch(c -> Shell.isBlank((char) c));
  }

  /** Whether the next line goes on with this one. */
  public boolean continues() {
    return code().matches("(?s)(.*[^\\\\])?(\\\\\\\\)*\\\\");
  }

  /** Whether it looks as if the comment sign were to be quoted. */
  public boolean quotesComment() {
    return text.contains("\\#") && text.indexOf("\\#") + 1 == text.indexOf('#');
  }
}
