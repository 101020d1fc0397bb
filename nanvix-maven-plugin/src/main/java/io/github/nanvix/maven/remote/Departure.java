// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.archive.TreeTar;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.TreeManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry on its way to other machines.
 *
 * @param key the entry
 * @param entry its directory
 * @param signer who vouches for it
 * @param work an empty directory to work in
 */
record Departure(EntryKey key, Path entry, Optional<SigningKey> signer, Path work) {

  /** Its parts, by their names. */
  SortedMap<String, Path> parts() throws IOException {
    Path manifest = entry.resolve(TreeManifest.FILE);
    SortedMap<String, Path> parts = new TreeMap<>();
    parts.put(RemoteStore.INPUTS, entry.resolve(Store.INPUTS));
    parts.put(RemoteStore.MANIFEST, manifest);
    if (signer.isPresent()) {
      byte[] signature = signer.get().sign(new Statement(key, Sha256.ofFile(manifest)));
      Path file = work.resolve(RemoteStore.SIGNATURE);
      Files.writeString(file, SignatureFile.of(signature).text());
      parts.put(RemoteStore.SIGNATURE, file);
    }
    Path archive = work.resolve(RemoteStore.TREE);
    TreeTar.write(entry.resolve(Store.TREE), archive);
    parts.put(RemoteStore.TREE, archive);
    return parts;
  }
}
