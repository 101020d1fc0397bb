// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares entries with their manifests, and counts them. */
final class StoreCheck {
  private int checked;
  private int unchecked;

  /** What is no longer as it was published; nothing can be said without a manifest. */
  List<String> differences(Path entry) throws IOException {
    Optional<List<String>> differences = new EntryCheck(entry).thoroughly();
    if (differences.isEmpty()) {
      unchecked++;
      return List.of();
    }
    checked++;
    return differences.get();
  }

  int checked() {
    return checked;
  }

  int unchecked() {
    return unchecked;
  }
}
