// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;

/** A place says that it has something, and does not. */
public final class MissingPartException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what is missing, as a clause. */
  public MissingPartException(String message) {
    super(message);
  }
}
