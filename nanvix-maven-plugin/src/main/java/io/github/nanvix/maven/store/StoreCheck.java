package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares entries with their manifests, and counts them. */
final class StoreCheck {
  private int checked;
  private int unchecked;

  /** What is no longer as it was published; nothing can be said without a manifest. */
  List<String> differences(Path entry) throws IOException {
    Path inputs = entry.resolve(Store.INPUTS);
    if (!Files.isRegularFile(inputs)
        || !Sha256.ofFile(inputs).hex().equals(entry.getFileName().toString())) {
      checked++;
      return List.of("its fingerprint is not the digest of " + Store.INPUTS);
    }
    Optional<TreeManifest> manifest;
    try {
      manifest = TreeManifest.read(entry);
    } catch (IllegalArgumentException e) {
      checked++;
      return List.of("its manifest cannot be read: " + Reason.of(e));
    }
    if (manifest.isEmpty()) {
      unchecked++;
      return List.of();
    }
    checked++;
    return manifest.get().differences(TreeManifest.of(entry.resolve("tree")));
  }

  int checked() {
    return checked;
  }

  int unchecked() {
    return unchecked;
  }
}
