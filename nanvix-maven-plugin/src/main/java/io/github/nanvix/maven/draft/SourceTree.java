// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An unpacked source.
 *
 * @param root its directory
 * @param files all of its regular files, in order
 */
record SourceTree(Path root, Set<String> files) {

  static SourceTree of(Path root) {
    try {
      Set<String> files = new TreeSet<>();
      for (RelativePath path : Trees.files(root)) {
        if (Files.isRegularFile(path.under(root))) {
          files.add(path.text());
        }
      }
      return new SourceTree(root, files);
    } catch (IOException e) {
      throw DiskFailure.of("list the source in", root, e);
    }
  }

  boolean has(String path) {
    return files.contains(path);
  }

  /** Every byte is a character, whatever the file's encoding: only ASCII is looked for. */
  String text(String path) {
    Path file = root.resolve(path);
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** The text of a file, if there is one. */
  Optional<String> optionalText(String path) {
    return has(path) ? Optional.of(text(path)) : Optional.empty();
  }

  /** All files with such an end, in order. */
  List<String> ending(String end) {
    return files.stream().filter(path -> path.endsWith(end)).toList();
  }

  /** The directory that a path lies in, with a slash at its end; empty for the root. */
  static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A path without {@code .} and {@code ..}; empty where it leads out of the source. */
  static Optional<String> normal(String path) {
    String normal = Path.of(path).normalize().toString();
    return normal.isEmpty() || normal.startsWith("..") || normal.startsWith("/")
        ? Optional.empty()
        : Optional.of(normal);
  }
}
