// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.FileState;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.OneLine;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a directory was made equal to, and what each of its files was like then: kept in a file
 * beside it, {@code .<name>.mirror}. Its first line has the format and the tree; each other one has
 * state, content and path of a file, separated by tabs.
 *
 * @param tree the fingerprint of the tree
 * @param files what is recorded of each file
 */
record MirrorRecord(String tree, SortedMap<RelativePath, Line> files) {
  /** Of a directory that is not, or not yet, equal to any tree. */
  static final MirrorRecord UNFINISHED = new MirrorRecord("unfinished", new TreeMap<>());

  private static final String HEAD = "nanvix-mirror 1 ";
  private static final int COLUMNS = 3;

  /** What is recorded of a file: what it holds as long as its state is this one. */
  record Line(FileState state, FileContent content) {
    static Line of(Path file) throws IOException {
      // In this order: what is written in between makes the state an old one.
      FileState state = FileState.of(file);
      return new Line(state, FileContent.of(file));
    }
  }

  /** Where the record of a directory is. */
  static Path path(Path directory) {
    return directory.resolveSibling("." + directory.getFileName() + ".mirror");
  }

  /** The record of a directory; one that cannot be read is as good as none. */
  static MirrorRecord read(Path directory) throws IOException {
    try {
      return parse(Files.readString(path(directory)));
    } catch (NoSuchFileException | CharacterCodingException | IllegalArgumentException e) {
      return UNFINISHED;
    }
  }

  private static MirrorRecord parse(String text) {
    if (!text.startsWith(HEAD) || !text.endsWith("\n")) {
      throw new IllegalArgumentException("Of another format, or it ends early");
    }
    String[] lines = text.split("\n");
    SortedMap<RelativePath, Line> files = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] columns = lines[i].split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalArgumentException("Not a file's line: " + lines[i]);
      }
      files.put(
          new RelativePath(OneLine.parse(columns[2])),
          new Line(new FileState(columns[0]), new FileContent(OneLine.parse(columns[1]))));
    }
    return new MirrorRecord(lines[0].substring(HEAD.length()), files);
  }

  /** Whether another one is written in the same way. */
  boolean sameAs(MirrorRecord other) {
    return text().equals(other.text());
  }

  void write(Path directory) throws IOException {
    AtomicFile.write(path(directory), text());
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEAD).append(tree).append('\n');
    files.forEach(
        (path, line) ->
            text.append(line.state().text())
                .append('\t')
                .append(OneLine.of(line.content().text()))
                .append('\t')
                .append(OneLine.of(path.text()))
                .append('\n'));
    return text.toString();
  }

  /** What is recorded of a file, if it is there and has not changed since. */
  Optional<Line> unchanged(RelativePath path, Path file) throws IOException {
    Optional<Line> line = Optional.ofNullable(files.get(path));
    try {
      return line.isPresent() && line.get().state().text().equals(FileState.of(file).text())
          ? line
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
