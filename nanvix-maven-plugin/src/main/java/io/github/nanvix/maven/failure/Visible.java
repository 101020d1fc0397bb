// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.util.Locale;
import java.util.Optional;

/** Text from a file made fit for a message. */
public final class Visible {
  private static final int LIMIT = 200;

  /**
   * Letters, marks and a symbol of which nothing is seen, as ranges: fillers, joiners, selectors of
   * variants, and the empty pattern of Braille.
   */
  private static final int[][] UNSEEN = {
    {0x034f, 0x034f},
    {0x115f, 0x1160},
    {0x17b4, 0x17b5},
    {0x180b, 0x180f},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xfe00, 0xfe0f},
    {0xffa0, 0xffa0},
    {0xe0100, 0xe01ef}
  };

  private Visible() {}

  /** In double quotes, what is not seen spelled out, cut to one reasonable line. */
  public static String quoted(String text) {
    // A line may be a whole file, and be quoted for each of its words.
    String shown = text(text.substring(0, Math.min(text.length(), LIMIT)));
    return shown.length() < LIMIT ? "\"" + shown + "\"" : "\"" + shown.substring(0, LIMIT) + "…\"";
  }

  /** What is not seen, tabs apart, spelled out. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\r') {
                out.append("\\r");
              } else if (c == '\t' || !isUnseen(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(c < 0x80 ? String.format("\\x%02x", c) : "<" + name(c) + ">");
              }
            });
    return out.toString();
  }

  /** A code point's number in messages, for example {@code U+00A0}. */
  private static String name(int codePoint) {
    return String.format(Locale.ROOT, "U+%04X", codePoint);
  }

  /** A code point in messages, for example {@code U+00A0 NO-BREAK SPACE}. */
  public static String described(int codePoint) {
    return name(codePoint) + " " + Character.getName(codePoint);
  }

  /**
   * The first character of some arguments that prints like a blank or like nothing and separates
   * none of them, in words.
   */
  public static Optional<String> unseenIn(String arguments) {
    return arguments
        .codePoints()
        .filter(c -> "\t\r\n".indexOf(c) < 0 && isUnseen(c))
        .mapToObj(Visible::described)
        .findFirst();
  }

  /**
   * Lets a parameter pass that holds arguments, if they are what they look like.
   *
   * @throws BuildException if something in them prints like a blank and is none
   */
  public static void require(String parameter, String arguments) {
    unseenIn(arguments)
        .ifPresent(
            character -> {
              throw BuildException.input(
                  "Parameter \""
                      + parameter
                      + "\" has "
                      + character
                      + " in "
                      + quoted(arguments)
                      + ": it prints like a blank or like nothing, and separates no arguments.",
                  "Put a blank in its place, or delete it.");
            });
  }

  /** Whether a character prints like a blank, or like nothing; not so a blank. */
  public static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> codePoint != ' ';
      default -> {
        for (int[] range : UNSEEN) {
          if (codePoint >= range[0] && codePoint <= range[1]) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
