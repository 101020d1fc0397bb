package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes a directory of a project equal to a published tree: what is the same stays, what differs is
 * copied, what is too much goes. Copied, not linked: people edit what lies in {@code target}.
 *
 * <p>A file beside the directory, {@code .<name>.mirror}, records the tree that it was last made
 * equal to. With the same tree again, size and time tell what was edited since; with another one
 * they do not, because patched sources and unpacked archives keep their times, so contents are
 * compared. A directory without that record is somebody else's and is left alone.
 */
public record Mirror(StoreEntry entry, Path directory) {
  private static final String UNFINISHED = "unfinished";

  /**
   * Brings the directory up to date.
   *
   * @return how many files were written or removed
   * @throws BuildException if the directory holds files, and not because of this
   */
  public int update() {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      Path root = directory.toRealPath();
      List<RelativePath> present = Trees.files(root);
      Path record = root.resolveSibling("." + root.getFileName() + ".mirror");
      if (!Files.exists(record) && !present.isEmpty()) {
        throw notOurs(present.size());
      }
      return update(root, present, record);
    } catch (IOException e) {
      throw DiskFailure.of("update", directory, e);
    }
  }

  private int update(Path root, List<RelativePath> present, Path record) throws IOException {
    String made = Files.exists(record) ? Files.readString(record).strip() : UNFINISHED;
    boolean sameTree = made.equals(entry.fingerprint().hex());
    Set<RelativePath> extra = new HashSet<>(present);
    List<RelativePath> stale = new ArrayList<>();
    for (RelativePath path : Trees.files(entry.tree())) {
      boolean there = extra.remove(path);
      if (!there || !same(entry.file(path), path.under(root), sameTree)) {
        stale.add(path);
      }
    }
    if (!sameTree || !extra.isEmpty() || !stale.isEmpty()) {
      AtomicFile.write(record, UNFINISHED + "\n");
      // First what goes: it may be a file, or a link, where a directory belongs.
      for (RelativePath path : extra) {
        remove(root, path.under(root));
      }
      for (RelativePath path : stale) {
        Path to = path.under(root);
        Files.createDirectories(to.getParent());
        Trees.delete(to);
        Trees.copyFile(entry.file(path), to, Trees.Mode.COPY);
      }
      AtomicFile.write(record, entry.fingerprint().hex() + "\n");
    }
    return extra.size() + stale.size();
  }

  private static void remove(Path root, Path file) throws IOException {
    Files.delete(file);
    Path parent = file.getParent();
    while (parent != null && !parent.equals(root) && isEmpty(parent)) {
      Files.delete(parent);
      parent = parent.getParent();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var content = Files.newDirectoryStream(directory)) {
      return !content.iterator().hasNext();
    }
  }

  private static boolean same(Path one, Path other, boolean sameTree) throws IOException {
    if (Files.isSymbolicLink(one) || Files.isSymbolicLink(other)) {
      return Files.isSymbolicLink(one)
          && Files.isSymbolicLink(other)
          && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
    }
    return Files.size(one) == Files.size(other)
        && time(one) == time(other)
        && Files.getPosixFilePermissions(one, LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getPosixFilePermissions(other, LinkOption.NOFOLLOW_LINKS))
        && (sameTree || Files.mismatch(one, other) < 0);
  }

  // Java 17 copies times to the microsecond.
  private static long time(Path file) throws IOException {
    return Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
  }

  private BuildException notOurs(int files) {
    return BuildException.input(
        "The sysroot \""
            + directory
            + "\" holds "
            + files
            + " files that the goal stage has not put there, and would delete.",
        "Delete the directory, or name another one with -Dnanvix.sysroot=DIR.");
  }
}
