// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;
import java.nio.file.Path;

/** One entry of a {@link RemoteStore}. */
public interface RemoteEntry {

  /**
   * Brings a part.
   *
   * @param most how many bytes it may have
   * @param file what is written
   * @throws MissingPartException if the place does not have it
   * @throws DamagedPartException if it is something else than what the place says it is
   * @throws IOException if the place does not answer or breaks off; the message is shown to users
   */
  void fetch(String part, long most, Path file) throws IOException;
}
