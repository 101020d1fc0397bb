// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import java.io.IOException;

/** An entry, or a whole archive, that is not unpacked; the message follows its name. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  RefusedException(String reason) {
    this(reason, "Nothing of it is used; check where it came from and what is selected from it.");
  }

  RefusedException(String reason, String hint) {
    super(reason);
    this.hint = hint;
  }

  /** The next step. */
  String hint() {
    return hint;
  }
}
