package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a directory of a project equal to a tree of the store: what is the same stays, what differs
 * is copied, what is too much goes. Copied, not linked: people edit what lies in {@code target}.
 */
public record Mirror(Path tree, Path directory) {

  /**
   * Brings the directory up to date.
   *
   * @return how many files were written or removed
   */
  public int update() {
    try {
      Files.createDirectories(directory);
      List<RelativePath> wanted = Trees.files(tree);
      Set<RelativePath> extra = new HashSet<>(Trees.files(directory));
      int changed = 0;
      for (RelativePath path : wanted) {
        extra.remove(path);
        if (!same(path.under(tree), path.under(directory))) {
          replace(path);
          changed++;
        }
      }
      for (RelativePath path : extra) {
        Files.delete(path.under(directory));
        changed++;
      }
      return changed;
    } catch (IOException e) {
      throw DiskFailure.of("update", directory, e);
    }
  }

  private void replace(RelativePath path) throws IOException {
    Path to = path.under(directory);
    Files.createDirectories(to.getParent());
    Files.deleteIfExists(to);
    Trees.copyFile(path.under(tree), to, Trees.Mode.COPY);
  }

  // Copies keep the time of their original, so a changed file shows by size or time.
  private static boolean same(Path one, Path other) throws IOException {
    if (!Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes a = attributes(one);
    BasicFileAttributes b = attributes(other);
    return a.isSymbolicLink() == b.isSymbolicLink()
        && a.size() == b.size()
        && a.lastModifiedTime().equals(b.lastModifiedTime())
        && a.isRegularFile() == b.isRegularFile();
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
