// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file at an address that nobody can pin, since it is another tomorrow. Nothing is built of it.
 *
 * @param scratch an existing directory
 */
public record UnpinnedFile(Network network, Path scratch) {

  /**
   * Fetches it, through the user's proxies.
   *
   * @throws IOException if the place does not answer; says why
   */
  public Path fetch(URI address, String fileName) throws IOException {
    if (network.offline() && !"file".equals(network.mirrors().of(address).getScheme())) {
      throw new IOException("not asked, Maven is offline");
    }
    return network.to(address, fileName, Optional.empty()).bring(scratch);
  }
}
