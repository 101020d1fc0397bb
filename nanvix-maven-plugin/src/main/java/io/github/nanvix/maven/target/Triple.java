// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.target;

import java.util.regex.Pattern;

/**
 * A target triple, as clang and autoconf spell them.
 *
 * @param text two to four parts joined by hyphens, each of lower-case letters, digits, underscores
 *     and dots, beginning with a letter or digit; for example {@code i686-nanvix-hosted}
 */
public record Triple(String text) {
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9][a-z0-9_.]*(-[a-z0-9][a-z0-9_.]*){1,3}");

  /**
   * @throws IllegalArgumentException if the text is not a triple
   */
  public Triple {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a target triple: \"" + text + "\"");
    }
  }

  /** The first part: the processor, for example {@code i686}. */
  public String processor() {
    return text.substring(0, text.indexOf('-'));
  }

  @Override
  public String toString() {
    return text;
  }
}
