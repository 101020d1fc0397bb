// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.nio.file.InvalidPathException;

/** Judges whether a file gets the very name that an archive has for it. */
final class EntryName {
  /** What decoding puts in the place of bytes that are no text. */
  private static final char REPLACEMENT = '\ufffd';

  /** The encoding in which the Java machine writes names of files. */
  private static final String ENCODING = System.getProperty("sun.jnu.encoding", "");

  private EntryName() {}

  /**
   * Lets a name pass that is written as the bytes that it has in UTF-8.
   *
   * @throws RefusedException if the archive has it in another encoding, which nothing names
   * @throws InvalidPathException if this machine would write other bytes
   */
  static void require(String name) throws RefusedException {
    if (name.indexOf(REPLACEMENT) >= 0) {
      throw new RefusedException(
          "has \"" + name + "\", a name that is not UTF-8",
          "Pack it anew with names in UTF-8, or select what is needed of it.");
    }
    if (!ENCODING.equals("UTF-8") && name.chars().anyMatch(c -> c >= 0x80)) {
      throw new InvalidPathException(name, "names of files are written in " + ENCODING);
    }
  }
}
