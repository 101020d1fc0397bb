package io.github.nanvix.maven.digest;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One digest for many files: of their paths, contents, link targets and run bits; not of times. */
public final class TreeDigest {
  private TreeDigest() {}

  /** The digest of all files below a directory. */
  public static Sha256 of(Path root) throws IOException {
    return of(root, Trees.files(root));
  }

  /** The digest of some files below a directory, in the order given. */
  public static Sha256 of(Path root, List<RelativePath> files) throws IOException {
    StringBuilder listing = new StringBuilder();
    for (RelativePath path : files) {
      Path file = path.under(root);
      String value =
          Files.isSymbolicLink(file)
              ? "-> " + Files.readSymbolicLink(file)
              : Sha256.ofFile(file) + (Files.isExecutable(file) ? " x" : "");
      listing.append(path).append('\0').append(value).append('\n');
    }
    return Sha256.of(listing.toString());
  }
}
