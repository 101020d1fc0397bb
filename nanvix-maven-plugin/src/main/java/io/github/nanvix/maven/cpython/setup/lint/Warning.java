// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Place;

/**
 * A trap that a file has run into.
 *
 * @param trap which one
 * @param place the line
 * @param message what happens, as a sentence
 * @param advice what to do, as a sentence
 */
public record Warning(Trap trap, Place place, String message, String advice) {

  /** The warning in one line. */
  @Override
  public String toString() {
    return place + ": " + trap.id() + ": " + message + " " + advice;
  }
}
