// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.util.List;

/**
 * Where two files differ first.
 *
 * @param place the file, then the member in it, then the member in that, and so on
 * @param detail what differs there
 */
public record Difference(List<String> place, Detail detail) {

  /** Copies the place. */
  public Difference {
    place = List.copyOf(place);
  }

  /** One line, for people. */
  public String text() {
    return String.join(": ", place) + ": " + detail.text();
  }
}
