// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import java.util.stream.Stream;

/** Looks for some traps. */
@FunctionalInterface
interface Check {
  /** The traps that the files have run into. */
  Stream<Warning> in(Subject subject);
}
