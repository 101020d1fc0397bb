// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What a signature of an entry is over: its name, its inputs and its manifest together, so that
 * none of the three can be exchanged.
 *
 * @param key the entry
 * @param manifest the digest of its manifest
 */
record Statement(EntryKey key, Sha256 manifest) {

  /** The bytes that are signed; the fingerprint is the digest of the inputs. */
  byte[] bytes() {
    String text =
        "nanvix-entry-statement 1\nkind "
            + key.kind()
            + "\ninputs "
            + key.fingerprint()
            + "\nmanifest "
            + manifest
            + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
