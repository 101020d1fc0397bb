package io.github.nanvix.maven.source;

import java.io.IOException;
import java.nio.file.Path;

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
}
