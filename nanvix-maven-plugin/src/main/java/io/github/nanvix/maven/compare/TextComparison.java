// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Two texts: the line that differs first, as much of it as a reader needs. */
final class TextComparison {
  /** A file that begins with so many bytes of text is a text. */
  private static final int SAMPLE = 8192;

  private static final int BEFORE = 40;
  private static final int AFTER = 60;

  private TextComparison() {}

  /** Empty where one of them is no text. */
  static Optional<Detail> of(Path first, Path second, long mismatch) throws IOException {
    if (!isText(first) || !isText(second)) {
      return Optional.empty();
    }
    long line = 1;
    long start = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(first))) {
      for (long at = 0; at < mismatch; at++) {
        if (in.read() == '\n') {
          line++;
          start = at + 1;
        }
      }
    }
    long from = Math.max(start, mismatch - BEFORE);
    return Optional.of(
        new Detail.Line(
            line,
            mismatch - start + 1,
            excerpt(first, start, from, mismatch),
            excerpt(second, start, from, mismatch)));
  }

  private static boolean isText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte b : in.readNBytes(SAMPLE)) {
        if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r' && b != '\f') {
          return false;
        }
      }
    }
    return true;
  }

  private static String excerpt(Path file, long start, long from, long mismatch)
      throws IOException {
    byte[] bytes = new byte[(int) (mismatch - from) + AFTER];
    int length;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(from);
      length = Math.max(0, in.read(bytes));
    }
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    boolean isCut = end < 0 && length == bytes.length;
    return (from > start ? "..." : "")
        + (end < 0 ? text : text.substring(0, end))
        + (isCut ? "..." : "");
  }
}
