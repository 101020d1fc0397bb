// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that is identified by a digest, and where it is now: of two that have one digest,
 * either will do.
 *
 * @param digest of all of it that counts
 * @param place where it is
 */
public record Content<T>(Sha256 digest, T place) {

  /** A file, by what is in it now. */
  public static Content<Path> of(Path file) {
    try {
      return new Content<>(Sha256.ofFile(file), file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content<?> content && content.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** The digest, as the inputs of a step have it. */
  @Override
  public String toString() {
    return digest.toString();
  }
}
