// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One digest for many files: of their paths, contents, link targets and run bits; not of times. */
public final class TreeDigest {
  private TreeDigest() {}

  /** The digest of all files below a directory. */
  public static Sha256 of(Path root) throws IOException {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    for (RelativePath path : Trees.files(root)) {
      files.put(path, path.under(root));
    }
    return of(files);
  }

  /** The digest of a tree that has these files at these paths, wherever they are now. */
  public static Sha256 of(SortedMap<RelativePath, Path> files) throws IOException {
    try {
      // In order of the paths, but read on all processors.
      return Sha256.of(
          files.entrySet().parallelStream()
              .map(file -> line(file.getKey(), read(file.getValue())))
              .collect(Collectors.joining()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The digest of a tree of whose files is known already what they hold. */
  public static Sha256 ofContents(SortedMap<RelativePath, FileContent> contents) {
    StringBuilder lines = new StringBuilder();
    contents.forEach((path, content) -> lines.append(line(path, content)));
    return Sha256.of(lines.toString());
  }

  private static FileContent read(Path file) {
    try {
      return FileContent.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(RelativePath path, FileContent content) {
    return oneLine(path.text()) + '\0' + content.text() + '\n';
  }

  /** Without newlines a name cannot look like the end of the value before it. */
  private static String oneLine(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
