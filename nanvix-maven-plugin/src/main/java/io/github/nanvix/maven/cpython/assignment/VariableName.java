// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.regex.Pattern;

/**
 * A variable's name.
 *
 * @param text the name: {@code LIBS}, {@code MODULE__CTYPES_LDFLAGS}, or in a POM {@code
 *     nanvix.libs}
 * @param assigned finds the name and an equals sign
 */
record VariableName(String text, Pattern assigned) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  /** Whether a text can be a variable's name. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * @throws IllegalArgumentException if no file could assign a variable of that name
   */
  static VariableName of(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          "Expected a variable's name such as \"LIBS\", got \"" + text + "\"");
    }
    return new VariableName(
        text, Pattern.compile("(?<![A-Za-z0-9_.$-])" + Pattern.quote(text) + "[ \t]*[:?+]*=(?!=)"));
  }

  /**
   * The number of characters of {@code NAME=} or {@code NAME+=} with which a word begins; 0 for any
   * other word.
   */
  int assignmentLength(MappedText word) {
    String all = word.toString();
    for (String operator : new String[] {"=", "+="}) {
      if (all.startsWith(text + operator)) {
        return text.length() + operator.length();
      }
    }
    return 0;
  }

  /** Whether the name and an equals sign stand anywhere in a text. */
  boolean isAssignedIn(String any) {
    return assigned.matcher(any).find();
  }
}
