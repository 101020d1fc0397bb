// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.Optional;

/**
 * A piece of a text that stands for something else, which the text does not show: a reference to a
 * variable, or a call.
 *
 * @param from where it begins in the text
 * @param to where it ends
 * @param variable the variable that it refers to; empty for a call or any other expression
 */
public record Hidden(int from, int to, Optional<String> variable) {

  Hidden movedBy(int distance) {
    return new Hidden(from + distance, to + distance, variable);
  }
}
