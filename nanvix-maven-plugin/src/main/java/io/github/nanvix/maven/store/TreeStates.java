// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.FileState;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.OneLine;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stat(2) said of everything in a tree, directories too, when it was last known to be what its
 * manifest says: as long as it says the same, nothing need be read.
 *
 * <p>The document is a line that names the format and has the manifest's own state, then one for
 * each file and directory: its state and its path below the tree, separated by a tab.
 *
 * @param manifest the state of the manifest
 * @param byPath the states of the rest, the tree itself by the empty path
 */
record TreeStates(String manifest, Map<String, String> byPath) {
  private static final TreeStates NONE = new TreeStates("", Map.of());
  private static final String FILE = "states.txt";
  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final String HEAD = "nanvix-tree-states 1\t";

  /** The states that an entry has now. */
  static TreeStates of(Path entry) throws IOException {
    Path tree = entry.resolve(Store.TREE);
    Map<String, String> byPath = new TreeMap<>();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(dir, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            byPath.put(tree.relativize(file).toString(), FileState.of(file).text());
            return FileVisitResult.CONTINUE;
          }
        });
    return new TreeStates(FileState.of(entry.resolve(TreeManifest.FILE)).text(), byPath);
  }

  /** Whether there is no record, or one that cannot be read. */
  boolean isNone() {
    return byPath.isEmpty();
  }

  /** The record of an entry; one that cannot be read is as good as none. */
  static TreeStates read(Path entry) throws IOException {
    String text;
    try {
      text = Files.readString(entry.resolve(FILE));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return NONE;
    }
    if (!text.startsWith(HEAD) || !text.endsWith("\n")) {
      return NONE;
    }
    int end = text.indexOf('\n');
    Map<String, String> byPath = new TreeMap<>();
    for (int start = end + 1; start < text.length(); ) {
      int tab = text.indexOf('\t', start);
      int stop = text.indexOf('\n', start);
      if (tab < 0 || tab > stop) {
        return NONE;
      }
      byPath.put(OneLine.parse(text.substring(tab + 1, stop)), text.substring(start, tab));
      start = stop + 1;
    }
    return new TreeStates(text.substring(HEAD.length(), end), byPath);
  }

  /** Puts the record into an entry. */
  void write(Path entry) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append(manifest).append('\n');
    byPath.forEach(
        (path, state) -> text.append(state).append('\t').append(OneLine.of(path)).append('\n'));
    AtomicFile.write(entry.resolve(FILE), text.toString());
  }

  /** Whether an entry is as it was: what was added to it has changed a directory. */
  boolean hold(Path entry) throws IOException {
    return !isNone()
        && holds(entry.resolve(TreeManifest.FILE), manifest)
        && stream().allMatch(file -> holds(entry, file));
  }

  /**
   * Whether one file is as it was, or one directory with all directories below it: then they have
   * the names that they had. Nothing else of the record is looked at.
   */
  static boolean hold(Path entry, RelativePath path) throws IOException {
    String text;
    try {
      text = Files.readString(entry.resolve(FILE));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return false;
    }
    String name = "\t" + OneLine.of(path.text());
    int at = text.indexOf(name + "\n");
    if (at < 0 || !holds(entry, text, at)) {
      return false;
    }
    for (at = text.indexOf(name + "/"); at >= 0; at = text.indexOf(name + "/", at + 1)) {
      if (isDirectory(state(text, at)) && !holds(entry, text, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Path entry, String text, int tab) throws IOException {
    String path = OneLine.parse(text.substring(tab + 1, text.indexOf('\n', tab)));
    return holds(entry.resolve(Store.TREE).resolve(path), state(text, tab));
  }

  private static String state(String text, int tab) {
    return text.substring(text.lastIndexOf('\n', tab) + 1, tab);
  }

  private static boolean isDirectory(String state) {
    return (Integer.parseInt(state.split(" ", -1)[1]) & TYPE) == DIRECTORY;
  }

  /** The paths of what is as it was; nothing is, if the manifest was changed. */
  Set<String> unchanged(Path entry) throws IOException {
    return holds(entry.resolve(TreeManifest.FILE), manifest)
        ? stream()
            .filter(file -> holds(entry, file))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet())
        : Collections.emptySet();
  }

  private Stream<Map.Entry<String, String>> stream() {
    return byPath.entrySet().parallelStream();
  }

  private static boolean holds(Path entry, Map.Entry<String, String> file) {
    try {
      return holds(entry.resolve(Store.TREE).resolve(file.getKey()), file.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String state) throws IOException {
    try {
      return FileState.of(file).text().equals(state);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
