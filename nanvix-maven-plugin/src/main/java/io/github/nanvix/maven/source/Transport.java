// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.nio.file.Path;

/** One way to bring a file here; it verifies nothing. */
interface Transport {

  /**
   * Brings the file.
   *
   * @param directory an existing directory to put it in
   * @return the file, which may lie elsewhere when it was here already
   * @throws IOException if the place does not answer or breaks off; its message is shown to users
   */
  Path bring(Path directory) throws IOException;
}
