// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.regex.Pattern;

/** Texts with names from untrusted files, which must not steer the terminal. */
public final class ConsoleText {
  /** Unicode's control and format characters, among them those that turn the direction around. */
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private ConsoleText() {}

  /** A line in which nothing steers a terminal. */
  public static String of(String line) {
    return STEERING.matcher(line).replaceAll("?");
  }
}
