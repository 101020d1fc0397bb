// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

/**
 * A line of a file.
 *
 * @param file what messages call the file; empty where there is only one
 * @param line its number, from 1; 0 for what makesetup puts before the first one
 */
public record Place(String file, int line) {

  /** For example {@code Modules/Setup.local:7}, or {@code line 7}. */
  @Override
  public String toString() {
    return file.isEmpty() ? "line " + line : file + ":" + line;
  }
}
