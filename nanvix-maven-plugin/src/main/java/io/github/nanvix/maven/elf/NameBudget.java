// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * A limit on the sum of all name lengths in one file. Names may share bytes, so that a small
 * hostile file could otherwise ask for any amount of memory and time.
 */
final class NameBudget {
  private static final long TIMES_FILE_SIZE = 4;

  /** Small files may consist of little else; so much harms nobody. */
  private static final long LEAST = 64 << 10;

  private long left;

  NameBudget(long fileSize) {
    left = Math.max(LEAST, fileSize * TIMES_FILE_SIZE);
  }

  void charge(int length, long offset) {
    left -= length;
    if (left < 0) {
      throw new ElfFormatException(offset, "names that do not overlap beyond reason");
    }
  }
}
