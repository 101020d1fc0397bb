package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A published output.
 *
 * @param fingerprint of the step that made it
 * @param tree its directory, never to be written to
 * @param reused whether it was there before it was asked for
 * @param duration how long it took to make, zero when reused
 */
public record StoreEntry(Sha256 fingerprint, Path tree, boolean reused, Duration duration) {

  /** One file of the tree. */
  public Path file(RelativePath path) {
    return path.under(tree);
  }

  /** One file of the tree. */
  public Path file(String path) {
    return new RelativePath(path).under(tree);
  }
}
