// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much an archive may unpack to before it is taken for a bomb.
 *
 * @param bytes the most bytes, parts that are not selected included where they must be unpacked to
 *     be passed over
 * @param entries the most entries
 * @param ratio how many bytes may come of each byte of the archive, those of {@link #FREE} apart
 * @param depth the most segments of a path
 * @param path the most bytes of a path; the store's own directories come before it
 */
public record Limits(long bytes, int entries, int ratio, int depth, int path) {
  /** What any archive may unpack to, however small it is. */
  static final long FREE = 64L << 20;

  /** The longest name of a file that kernels take. */
  private static final int SEGMENT = 255;

  /**
   * 4 GiB and 500 000 entries are twenty times the largest source tree that is built here; real
   * archives unpack to at most thirty times their size, and have paths of half that length.
   */
  public static final Limits DEFAULT = new Limits(4L << 30, 500_000, 200, 128, 1024);

  /** Other numbers of bytes and entries. */
  public Limits(long bytes, int entries) {
    this(bytes, entries, DEFAULT.ratio, DEFAULT.depth, DEFAULT.path);
  }

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public Limits {
    if (Math.min(bytes, Math.min(Math.min(entries, ratio), Math.min(depth, path))) <= 0) {
      throw new IllegalArgumentException("Limits must be positive: " + bytes + ", " + entries);
    }
  }

  /** With the bytes that an archive of some size may unpack to. */
  Limits of(long archive) {
    long most = archive > Long.MAX_VALUE / ratio - FREE ? bytes : archive * ratio + FREE;
    return new Limits(Math.min(bytes, most), entries, ratio, depth, path);
  }

  /** What of a path is too much, as the end of a sentence about its entry; empty if nothing is. */
  Optional<String> fault(String text) {
    String[] segments = text.split("/", -1);
    if (segments.length > depth) {
      return Optional.of(
          "lies " + segments.length + " directories deep, expected at most " + depth);
    }
    if (length(text) > path) {
      return Optional.of("has a path of " + length(text) + " bytes, expected at most " + path);
    }
    return Stream.of(segments)
        .map(Limits::length)
        .filter(length -> length > SEGMENT)
        .map(length -> "has a name of " + length + " bytes, expected at most " + SEGMENT)
        .findFirst();
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
