// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/** Something that a text opens and never closes; the message says what. */
final class UnclosedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;

  UnclosedException(String what, int at) {
    super(what);
    this.at = at;
  }

  /** Where in the file it is opened. */
  int at() {
    return at;
  }
}
