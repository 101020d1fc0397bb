// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.digest.Sha256;

/**
 * What names an entry everywhere.
 *
 * @param kind the entry's kind, for example {@code static-library}
 * @param fingerprint the digest of the entry's inputs
 */
public record EntryKey(String kind, Sha256 fingerprint) {

  /** The name of the entry where there are digests only: two kinds may have the same inputs. */
  Sha256 digest() {
    return Sha256.of("nanvix-store-entry 1\n" + kind + "\n" + fingerprint.hex() + "\n");
  }

  @Override
  public String toString() {
    return kind + "/" + fingerprint.abbreviated();
  }
}
