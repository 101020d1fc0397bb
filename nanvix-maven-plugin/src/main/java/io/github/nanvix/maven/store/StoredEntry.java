// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An entry as it lies in the store.
 *
 * @param directory {@code <store>/<kind>/<fingerprint>}
 * @param lastUse when it was last made or asked for
 * @param files the sizes of its files in bytes, by what tells one file with several names from
 *     several files: device and inode
 */
record StoredEntry(Path directory, Instant lastUse, Map<Object, Long> files) {

  /** Reads an entry; one that is a symbolic link holds nothing of its own. */
  static StoredEntry read(Path directory) throws IOException {
    Map<Object, Long> files = new HashMap<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(Objects.requireNonNullElse(attributes.fileKey(), file), attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Too deep, or not ours to read: its bytes are not known, and it can go all the same.
            return FileVisitResult.CONTINUE;
          }
        });
    return new StoredEntry(directory, LastUse.of(directory), files);
  }

  /** {@code <kind>/<fingerprint>}. */
  String name() {
    int names = directory.getNameCount();
    return directory.subpath(names - 2, names).toString();
  }
}
