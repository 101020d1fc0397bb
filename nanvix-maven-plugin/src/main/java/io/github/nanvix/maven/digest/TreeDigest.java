package io.github.nanvix.maven.digest;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
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
          files.entrySet().parallelStream().map(TreeDigest::line).collect(Collectors.joining()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String line(Map.Entry<RelativePath, Path> entry) {
    Path file = entry.getValue();
    try {
      String value =
          Files.isSymbolicLink(file)
              ? "-> " + Files.readSymbolicLink(file)
              : Sha256.ofFile(file) + (isRunnable(file) ? " x" : "");
      return oneLine(entry.getKey().text()) + '\0' + value + '\n';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the file's own bit: whether we may run it depends on who asks, and on the mount. */
  private static boolean isRunnable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  /** Without newlines a name cannot look like the end of the value before it. */
  private static String oneLine(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
