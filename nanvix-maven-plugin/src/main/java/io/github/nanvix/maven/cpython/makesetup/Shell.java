// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.BitSet;

/**
 * The shells that {@code /bin/sh} usually is. They part where a backslash is left, or stands before
 * one of the last words of a line.
 */
public enum Shell {
  /** The Debian Almquist shell, 0.5.12. */
  DASH("!") {
    /**
     * Blanks are cut off from the first one that only blanks and backslashed characters follow, so
     * that a backslashed last character after a blank is lost.
     */
    @Override
    int end(CharSequence text, BitSet escaped) {
      int last = text.length() - 1;
      while (last >= 0 && (escaped.get(last) || isBlank(text.charAt(last)))) {
        last--;
      }
      for (int i = last + 1; i < text.length(); i++) {
        if (!escaped.get(i)) {
          return i;
        }
      }
      return text.length();
    }

    @Override
    public String echo(String text) {
      return new EchoEscapes(text).expanded();
    }
  },
  /** GNU Bash 5, called by that name or as {@code sh}. */
  BASH("!^") {
    /** A single word is kept as it is; of several, blanks at the end go, backslashed or not. */
    @Override
    int end(CharSequence text, BitSet escaped) {
      int word = 0;
      while (word < text.length() && (escaped.get(word) || !isBlank(text.charAt(word)))) {
        word++;
      }
      int end = text.length();
      while (end > word && isBlank(text.charAt(end - 1))) {
        end--;
      }
      boolean isAlone = true;
      for (int i = word; i < end; i++) {
        isAlone &= !escaped.get(i) && isBlank(text.charAt(i));
      }
      return isAlone ? word : end;
    }

    @Override
    public String echo(String text) {
      return text;
    }
  };

  private final String negations;

  Shell(String negations) {
    this.negations = negations;
  }

  /**
   * Where {@code read} ends a line with one variable to fill.
   *
   * @param escaped which characters had a backslash before them
   */
  abstract int end(CharSequence text, BitSet escaped);

  /** What {@code echo} prints, without the line feed at the end. */
  public abstract String echo(String text);

  /** Whether a character after {@code [} in a pattern means all characters but those. */
  boolean negates(char c) {
    return negations.indexOf(c) >= 0;
  }

  /** Whether a character parts words. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
