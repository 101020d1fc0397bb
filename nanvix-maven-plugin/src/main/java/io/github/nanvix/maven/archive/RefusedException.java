package io.github.nanvix.maven.archive;

import java.io.IOException;

/** An entry, or a whole archive, that is not unpacked; the message follows its name. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }
}
