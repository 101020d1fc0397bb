// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.archive.Limits;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.store.TreeManifest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An entry on its way here: the manifest first, then who vouches for it, then the tree, which has
 * to be what the manifest says, file by file.
 *
 * @param key the entry
 * @param entry where it comes from
 * @param keys whose signatures count; where empty, nobody has to have signed
 * @param work an empty directory to work in
 */
record Arrival(EntryKey key, RemoteEntry entry, Optional<TrustedKeys> keys, Path work) {
  private static final long MOST_MANIFEST = 256L << 20;

  // A file or a directory costs a header of the archive, and one more for times and long names.
  private static final long HEADERS = 4096;
  private static final long FREE = 1L << 20;

  /**
   * Makes the tree.
   *
   * @param tree an empty directory
   * @return what it holds
   * @throws DamagedPartException if something is not what was published, or nobody vouches for it
   */
  TreeManifest unpack(Path tree) throws IOException {
    Path manifestFile = work.resolve(RemoteStore.MANIFEST);
    entry.fetch(RemoteStore.MANIFEST, MOST_MANIFEST, manifestFile);
    TreeManifest manifest = manifest(manifestFile);
    requireSigned(Sha256.ofFile(manifestFile));
    Path archive = work.resolve(RemoteStore.TREE);
    // Each file may lie in a few directories of its own.
    long most = manifest.bytes() + FREE + 4 * HEADERS * (manifest.files() + 1);
    entry.fetch(RemoteStore.TREE, most, archive);
    try {
      new Unpacker(new Limits(most, Limits.DEFAULT.entries())).unpack(archive, tree, 0);
    } catch (BuildException e) {
      throw new DamagedPartException("its tree cannot be unpacked: " + Reason.of(e));
    }
    List<String> differences;
    try {
      manifest.restorePermissions(tree);
      differences = manifest.differences(TreeManifest.of(tree));
    } catch (IllegalArgumentException e) {
      throw new DamagedPartException(Reason.of(e));
    }
    if (!differences.isEmpty()) {
      throw new DamagedPartException(
          "its tree is not what its manifest says: " + differences.get(0));
    }
    return manifest;
  }

  private static TreeManifest manifest(Path file) throws IOException {
    try {
      return TreeManifest.parse(Files.readString(file));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new DamagedPartException("its manifest cannot be read: " + Reason.of(e));
    }
  }

  private void requireSigned(Sha256 manifest) throws IOException {
    if (keys.isEmpty()) {
      return;
    }
    Path file = work.resolve(RemoteStore.SIGNATURE);
    try {
      entry.fetch(RemoteStore.SIGNATURE, SignatureFile.MOST_BYTES, file);
    } catch (MissingPartException e) {
      throw new DamagedPartException("nobody has signed it");
    }
    SignatureFile signature;
    try {
      signature = SignatureFile.parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new DamagedPartException("its " + RemoteStore.SIGNATURE + " is not one");
    }
    if (!keys.get().vouch(new Statement(key, manifest), signature.signature())) {
      throw new DamagedPartException(
          "none of the trusted keys has signed this manifest for this entry");
    }
  }
}
