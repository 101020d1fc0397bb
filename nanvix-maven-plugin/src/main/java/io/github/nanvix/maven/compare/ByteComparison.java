// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.compare.Detail.InFile;
import io.github.nanvix.maven.compare.Detail.Pair;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Two files as bytes. */
final class ByteComparison {
  private ByteComparison() {}

  /**
   * What two files have at an offset.
   *
   * @param where which part of the file that is, empty for the file as such
   */
  static Detail at(long offset, Path first, Path second, String where) throws IOException {
    return new InFile(where, offset, Pair.of(read(first, offset), read(second, offset)));
  }

  private static int read(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(offset);
      return bytes.read();
    }
  }
}
