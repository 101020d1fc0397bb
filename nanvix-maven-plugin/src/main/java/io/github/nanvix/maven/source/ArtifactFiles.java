// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Maven's resolver as this package sees it: local repository, mirrors, proxies and offline mode.
 */
@FunctionalInterface
public interface ArtifactFiles {

  /**
   * The file of an artifact.
   *
   * @param coordinates {@code groupId:artifactId:extension[:classifier]:version}
   * @throws IOException if it cannot be resolved; the message is shown to users
   */
  Path resolve(String coordinates) throws IOException;

  /**
   * The versions of an artifact that repositories have.
   *
   * @param coordinates as above; their version does not matter
   * @throws IOException if nobody tells; the message is shown to users
   */
  default List<String> versions(String coordinates) throws IOException {
    throw new IOException("nobody tells the versions of " + coordinates);
  }
}
