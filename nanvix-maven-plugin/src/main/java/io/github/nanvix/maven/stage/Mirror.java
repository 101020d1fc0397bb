// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Count;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Makes a directory of a project equal to a published tree: what is the same stays, what differs is
 * copied, what is too much goes. Copied, not linked: people edit what lies in {@code target}.
 *
 * <p>A {@link MirrorRecord} beside the directory tells what was edited since. With another tree,
 * contents are compared, because patched sources and unpacked archives keep their times. A
 * directory without that record is somebody else's and is left alone.
 */
public record Mirror(StoreEntry entry, Path directory) {
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
      if (!Files.exists(MirrorRecord.path(root)) && !present.isEmpty()) {
        throw notOurs(present.size());
      }
      return update(root, present);
    } catch (IOException e) {
      throw DiskFailure.of("update", directory, e);
    }
  }

  /**
   * The digest of all files below a directory. What this has put there and nobody has changed since
   * is not read for it.
   */
  public static Sha256 digest(Path directory) throws IOException {
    Path root = directory.toRealPath();
    MirrorRecord record = MirrorRecord.read(root);
    SortedMap<RelativePath, FileContent> contents = new TreeMap<>();
    for (RelativePath path : Trees.files(root)) {
      Path file = path.under(root);
      Optional<MirrorRecord.Line> known = record.unchanged(path, file);
      contents.put(path, known.isPresent() ? known.get().content() : FileContent.of(file));
    }
    return TreeDigest.ofContents(contents);
  }

  private int update(Path root, List<RelativePath> present) throws IOException {
    MirrorRecord before = MirrorRecord.read(root);
    String tree = entry.fingerprint().hex();
    boolean sameTree = before.tree().equals(tree);
    Set<RelativePath> extra = new HashSet<>(present);
    List<RelativePath> stale = new ArrayList<>();
    SortedMap<RelativePath, MirrorRecord.Line> files = new TreeMap<>();
    for (RelativePath path :
        sameTree ? before.files().keySet() : Trees.files(entry.whole().tree())) {
      Path file = path.under(root);
      Optional<MirrorRecord.Line> known = before.unchanged(path, file);
      if (!extra.remove(path)) {
        stale.add(path);
      } else if ((sameTree && known.isPresent()) || same(entry.file(path), file)) {
        files.put(path, known.isPresent() ? known.get() : MirrorRecord.Line.of(file));
      } else {
        stale.add(path);
      }
    }
    if (!extra.isEmpty() || !stale.isEmpty()) {
      MirrorRecord.UNFINISHED.write(root);
    }
    // First what goes: it may be a file, or a link, where a directory belongs.
    for (RelativePath path : extra) {
      remove(root, path.under(root));
    }
    SortedMap<RelativePath, FileContent> published =
        stale.isEmpty() ? new TreeMap<>() : entry.contents(new HashSet<>(stale)::contains);
    for (RelativePath path : stale) {
      Path to = path.under(root);
      Files.createDirectories(to.getParent());
      Trees.delete(to);
      Trees.copyFile(entry.file(path), to, Trees.Mode.COPY);
      MirrorRecord.Line line = MirrorRecord.Line.of(to);
      entry.requirePublished(path, published, line.content());
      files.put(path, line);
    }
    MirrorRecord after = new MirrorRecord(tree, files);
    if (!after.sameAs(before)) {
      after.write(root);
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

  private static boolean same(Path one, Path other) throws IOException {
    if (Files.isSymbolicLink(one) || Files.isSymbolicLink(other)) {
      return Files.isSymbolicLink(one)
          && Files.isSymbolicLink(other)
          && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
    }
    return Files.size(one) == Files.size(other)
        && time(one) == time(other)
        && Files.getPosixFilePermissions(one, LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getPosixFilePermissions(other, LinkOption.NOFOLLOW_LINKS))
        && Files.mismatch(one, other) < 0;
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
            + new Count(files, "file")
            + " that the goal stage has not put there, and would delete.",
        "Delete the directory, or name another one with -Dnanvix.sysroot=DIR.");
  }
}
