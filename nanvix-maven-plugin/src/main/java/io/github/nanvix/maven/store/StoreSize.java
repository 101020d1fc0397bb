// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The bytes of some entries, where a file that several of them have (hard links) counts once. */
final class StoreSize {
  private final Map<Object, Integer> uses = new HashMap<>();
  private long bytes;

  StoreSize(Collection<StoredEntry> entries) {
    for (StoredEntry entry : entries) {
      entry
          .files()
          .forEach(
              (file, size) -> {
                if (uses.merge(file, 1, Integer::sum) == 1) {
                  bytes += size;
                }
              });
    }
  }

  long bytes() {
    return bytes;
  }

  /** An entry goes; how many bytes that frees. */
  long remove(StoredEntry entry) {
    long before = bytes;
    entry
        .files()
        .forEach(
            (file, size) -> {
              if (uses.merge(file, -1, Integer::sum) == 0) {
                bytes -= size;
              }
            });
    return before - bytes;
  }
}
