// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;

/**
 * A word of a shell's text.
 *
 * @param value the word, quotes off
 * @param from where it begins in the text
 * @param end where it ends
 */
record ShellWord(MappedText value, int from, int end) {

  @Override
  public String toString() {
    return value.toString();
  }
}
