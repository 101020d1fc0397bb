// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.checkup;

import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param name what it is, in a word or two
 * @param text what was found
 * @param command what removes a fault, as a shell takes it
 */
public record Item(String name, State state, String text, Optional<String> command) {

  /** What an item is worth. */
  public enum State {
    /** As it should be. */
    OK("ok"),
    /** Builds work; something could be better. */
    NOTE("note"),
    /** A build fails, or gives what it should not. */
    PROBLEM("problem");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** As reports have it. */
    public String text() {
      return text;
    }
  }
}
