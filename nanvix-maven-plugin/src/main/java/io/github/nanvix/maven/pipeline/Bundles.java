// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which bundles one build reads, and which it writes: what was there when it began is read. */
public final class Bundles {
  private final Map<Path, Once<Boolean>> read = new ConcurrentHashMap<>();

  /**
   * Reads a bundle that was there before this build, once.
   *
   * @param reader reads it
   * @return whether it was there
   */
  boolean readIfThere(Path file, Runnable reader) {
    return read.computeIfAbsent(
            file,
            there ->
                new Once<>(
                    () -> {
                      boolean exists = Files.exists(there);
                      if (exists) {
                        reader.run();
                      }
                      return exists;
                    }))
        .get();
  }
}
