// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;

/** What came is not what was published. */
public final class DamagedPartException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what differs, as a clause. */
  public DamagedPartException(String message) {
    super(message);
  }
}
