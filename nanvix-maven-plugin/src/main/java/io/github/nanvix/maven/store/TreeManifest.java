// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Every file and symbolic link of a published tree, so that a later change of any is noticed.
 *
 * <p>The document is a line that names the format, then one {@link ManifestLine} for each file,
 * sorted by path. Directories are implied by what they hold.
 */
public final class TreeManifest {
  /** Its name in an entry. */
  public static final String FILE = "manifest.txt";

  private static final String HEAD = "nanvix-tree-manifest 1";

  private final SortedMap<RelativePath, ManifestLine> lines = new TreeMap<>();

  private TreeManifest(Collection<ManifestLine> lines) {
    lines.forEach(line -> this.lines.put(line.path(), line));
  }

  /** What a tree holds now; all of it is read, by as many threads as there are processors. */
  public static TreeManifest of(Path tree) throws IOException {
    return of(tree, Map.of());
  }

  private static TreeManifest of(Path tree, Map<RelativePath, ManifestLine> known)
      throws IOException {
    try {
      return new TreeManifest(
          Trees.files(tree).parallelStream()
              .map(path -> known.containsKey(path) ? known.get(path) : line(tree, path))
              .toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static ManifestLine line(Path tree, RelativePath path) {
    try {
      return ManifestLine.of(tree, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The manifest of an entry; empty for one that an older plugin has made.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static Optional<TreeManifest> read(Path entry) throws IOException {
    try {
      return Optional.of(parse(Files.readString(entry.resolve(FILE))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IllegalArgumentException("It is not UTF-8", e);
    }
  }

  /** Puts the manifest into an entry that is being made. */
  void write(Path entry) throws IOException {
    AtomicFile.write(entry.resolve(FILE), text());
  }

  /**
   * Reads the document.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TreeManifest parse(String text) {
    List<String> document = text.lines().toList();
    if (document.isEmpty() || !document.get(0).equals(HEAD) || !text.endsWith("\n")) {
      throw new IllegalArgumentException("It does not begin with \"" + HEAD + "\", or ends early");
    }
    return new TreeManifest(document.stream().skip(1).map(ManifestLine::parse).toList());
  }

  /** The document. */
  String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    lines.values().forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /** The files, sorted by path. */
  Collection<ManifestLine> lines() {
    return lines.values();
  }

  /** How many files and links there are. */
  public int files() {
    return lines.size();
  }

  /** How many bytes the files and links have. */
  public long bytes() {
    return lines.values().stream().mapToLong(ManifestLine::size).sum();
  }

  /**
   * Gives the files of a tree that was unpacked the permissions that they had.
   *
   * @throws IllegalArgumentException if others could write to one, or it runs as its owner
   */
  public void restorePermissions(Path tree) throws IOException {
    for (ManifestLine line : lines.values()) {
      if (!line.isLink()) {
        Path file = line.path().under(tree);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.setAttribute(file, "unix:mode", line.ownPermissions(), LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  /** What files hold. */
  SortedMap<RelativePath, FileContent> contents(Predicate<RelativePath> wanted) {
    SortedMap<RelativePath, FileContent> contents = new TreeMap<>();
    lines.forEach(
        (path, line) -> {
          if (wanted.test(path)) {
            contents.put(path, line.fileContent());
          }
        });
    return contents;
  }

  /**
   * What became of the files since, sorted by path: each a sentence without its full stop.
   *
   * @param unchanged the paths of those that are known to be as they were
   */
  List<String> differences(Path tree, Set<String> unchanged) throws IOException {
    Map<RelativePath, ManifestLine> known = new HashMap<>(lines);
    known.keySet().removeIf(path -> !unchanged.contains(path.text()));
    return differences(of(tree, known));
  }

  /** What differs in another one. */
  public List<String> differences(TreeManifest now) {
    SortedMap<RelativePath, ManifestLine> others = now.lines;
    TreeSet<RelativePath> paths = new TreeSet<>(lines.keySet());
    paths.addAll(others.keySet());
    List<String> differences = new ArrayList<>();
    for (RelativePath path : paths) {
      ManifestLine was = lines.get(path);
      ManifestLine is = others.get(path);
      if (was == null) {
        differences.add("\"" + path + "\" was added");
      } else if (is == null) {
        differences.add("\"" + path + "\" is missing");
      } else {
        was.difference(is).ifPresent(clause -> differences.add("\"" + path + "\" " + clause));
      }
    }
    return differences;
  }
}
