// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.util.regex.Pattern;

/** A text as one word of a command that somebody may copy into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The text itself where a shell takes it as it is, else in quotes. */
  public static String of(Object text) {
    String word = text.toString();
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
