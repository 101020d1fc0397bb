// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A published output: of two, those are the same that one step made.
 *
 * @param fingerprint of the step that made it
 * @param tree its directory, never to be written to
 * @param reused whether it was there before it was asked for
 * @param duration how long it took to make, zero when reused
 * @param doubt whether it is what was published
 */
public record StoreEntry(
    Sha256 fingerprint, Path tree, boolean reused, Duration duration, Doubt doubt) {

  /** One that is what was published. */
  public StoreEntry(Sha256 fingerprint, Path tree, boolean reused, Duration duration) {
    this(fingerprint, tree, reused, duration, Doubt.NONE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoreEntry entry && entry.fingerprint.equals(fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  /** One file of the tree. */
  public Path file(RelativePath path) {
    doubt.about(path);
    return path.under(tree);
  }

  /** One file of the tree. */
  public Path file(String path) {
    return file(new RelativePath(path));
  }

  /** Makes sure of the whole tree, for who lists or copies it outside of a step. */
  public StoreEntry whole() {
    doubt.settle();
    return this;
  }

  /**
   * What files of the tree held when it was published, sorted by path; nothing is read again for
   * it, except in an entry that an older plugin has published without such a record.
   *
   * @param wanted the paths of interest
   */
  public SortedMap<RelativePath, FileContent> contents(Predicate<RelativePath> wanted)
      throws IOException {
    Optional<TreeManifest> recorded;
    try {
      recorded = TreeManifest.read(tree.resolveSibling("."));
    } catch (IllegalArgumentException e) {
      recorded = Optional.empty();
    }
    return recorded.isPresent() ? recorded.get().contents(wanted) : read(wanted);
  }

  private SortedMap<RelativePath, FileContent> read(Predicate<RelativePath> wanted)
      throws IOException {
    SortedMap<RelativePath, FileContent> contents = new TreeMap<>();
    for (RelativePath path : Trees.files(tree)) {
      if (wanted.test(path)) {
        contents.put(path, FileContent.of(file(path)));
      }
    }
    return contents;
  }

  /**
   * Lets a copy of a file pass that holds what was published; builds have looked at the state of
   * the file only, which a failing disk leaves as it is.
   *
   * @param published what {@link #contents} has of the file, and maybe of others
   * @throws BuildException if the copy holds something else
   */
  public void requirePublished(
      RelativePath path, Map<RelativePath, FileContent> published, FileContent copy) {
    FileContent expected = published.get(path);
    if (!copy.equals(expected)) {
      throw BuildException.environment(
          "\""
              + file(path)
              + "\" in the store is damaged: expected "
              + (expected == null ? "no such file" : expected.text())
              + ", got "
              + copy.text()
              + ".",
          "Have nanvix:store-gc remove the entry with -Dnanvix.store.check, then build again.");
    }
  }

  /** The digest that a regular file had when the tree was published. */
  public Sha256 digest(String path) throws IOException {
    RelativePath wanted = new RelativePath(path);
    return Optional.ofNullable(contents(wanted::equals).get(wanted))
        .flatMap(FileContent::digest)
        .orElseThrow(() -> new NoSuchFileException(path));
  }
}
