// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * A file's bytes, each as one character, so that any file comes back as it was; what the readers
 * look for is ASCII.
 *
 * @param name the file's name in messages, with slashes
 * @param text its bytes as ISO-8859-1
 */
public record SourceText(String name, String text) {

  /** A file of that name and content. */
  public static SourceText of(String name, byte[] bytes) {
    return new SourceText(name, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The file's content. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The line of a character, from 1. */
  int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** Where a character stands, as compilers say it: file, line and column, from 1. */
  String place(int at) {
    String before = text.substring(text.lastIndexOf('\n', at - 1) + 1, at);
    byte[] bytes = before.getBytes(StandardCharsets.ISO_8859_1);
    int column = 1 + new String(bytes, StandardCharsets.UTF_8).length();
    return name + ":" + line(at) + ":" + column;
  }

  /** The file without some of its characters. */
  SourceText without(BitSet cut) {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!cut.get(i)) {
        left.append(text.charAt(i));
      }
    }
    return new SourceText(name, left.toString());
  }

  BuildException isNeverClosed(UnclosedException e) {
    return BuildException.input(
        place(e.at()) + ": the " + e.getMessage() + " is never closed.", "Close it.", e);
  }

  /** A piece of a file for messages: decoded as UTF-8, blanks and line ends as one blank each. */
  static String inOneLine(String piece) {
    return decoded(piece).strip().replaceAll("\\s+", " ");
  }

  /** A piece of a file as people read it. */
  static String decoded(String piece) {
    return new String(piece.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
