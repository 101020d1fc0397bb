// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What lies in a store's directory, sorted by name. */
final class StoreContent {
  private static final Set<String> NO_KINDS =
      Set.of(
          StoreUsers.LOCKS, StoreTrash.INCOMING, "users", StoreTrash.WORK, StepHistory.DIRECTORY);
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private StoreContent() {}

  /** The directories that hold entries. */
  static List<Path> kinds(Path store) throws IOException {
    return children(store).stream()
        .filter(child -> !NO_KINDS.contains(child.getFileName().toString()))
        .filter(Files::isDirectory)
        .toList();
  }

  /** The entries; what lacks its tree is none. */
  static List<StoredEntry> entries(Path store) throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    for (Path named : named(store)) {
      if (isEntry(named)) {
        entries.add(StoredEntry.read(named));
      }
    }
    return entries;
  }

  /**
   * What is left of entries that somebody has taken apart. Other programs name things by digests as
   * well: these are none of ours.
   */
  static List<Path> noEntries(Path store) throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path named : named(store)) {
      if (Files.isDirectory(named)
          && !isEntry(named)
          && (Files.exists(named.resolve(Store.INPUTS)) || children(named).isEmpty())) {
        left.add(named);
      }
    }
    return left;
  }

  /** What is named like an entry. */
  static List<Path> named(Path store) throws IOException {
    List<Path> named = new ArrayList<>();
    for (Path kind : kinds(store)) {
      for (Path child : children(kind)) {
        if (FINGERPRINT.matcher(child.getFileName().toString()).matches()) {
          named.add(child);
        }
      }
    }
    return named;
  }

  static boolean isEntry(Path directory) {
    return Files.isDirectory(directory.resolve(Store.TREE), LinkOption.NOFOLLOW_LINKS);
  }

  /** What a directory holds; nothing if it is none. */
  static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    Collections.sort(children);
    return children;
  }
}
