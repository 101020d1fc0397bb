// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.archive.LinkTarget;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A directory of the user's in the place of an archive; identified by its content, not by its path.
 * What belongs to version control is left out; links that lead out of the directory, such as
 * autoreconf makes to automake's own files, are replaced by the files that they lead to.
 *
 * @param files the directory, by what of it counts
 */
public record LocalSource(Content<Path> files) implements Step {
  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn");

  /**
   * Looks whether there is such a directory.
   *
   * @throws BuildException if there is none
   */
  public static void require(String title, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "The source directory \"" + directory + "\" for " + title + " does not exist.",
          "Correct the parameter \"source\".");
    }
  }

  static LocalSource of(String title, Path directory) {
    require(title, directory);
    try {
      return new LocalSource(new Content<>(TreeDigest.of(files(directory)), directory));
    } catch (IOException e) {
      throw DiskFailure.of("read the source directory", directory, e);
    }
  }

  /** Whether the directory holds the same files as a tree of the store; nothing is read for it. */
  boolean isCopyOf(StoreEntry entry) {
    try {
      return files.digest().equals(TreeDigest.ofContents(entry.contents(path -> true)));
    } catch (IOException e) {
      throw DiskFailure.of("read the list of files of", entry.tree(), e);
    }
  }

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "local-source 1").with("content", files.digest());
  }

  @Override
  public boolean servesOtherMachines() {
    return false;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path directory = files.place();
    for (Map.Entry<RelativePath, Path> file : files(directory).entrySet()) {
      Path to = file.getKey().under(workspace.output());
      Files.createDirectories(to.getParent());
      Trees.copyFile(file.getValue(), to, Trees.Mode.COPY);
    }
    // An editor may have saved in between: what is published must be what it is published as.
    if (!TreeDigest.of(workspace.output()).equals(files.digest())) {
      throw BuildException.input(
          "The source directory \"" + directory + "\" changed while it was copied.",
          "Build again; what a build writes, the store too, must not lie in that directory.");
    }
  }

  /** What of a directory counts, each file with where its content is. */
  public static SortedMap<RelativePath, Path> files(Path directory) throws IOException {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    for (RelativePath path : Trees.files(directory)) {
      if (Arrays.stream(path.text().split("/")).noneMatch(VERSION_CONTROL::contains)) {
        files.put(path, content(path, directory));
      }
    }
    return files;
  }

  private static Path content(RelativePath path, Path directory) throws IOException {
    Path file = path.under(directory);
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    String target = Files.readSymbolicLink(file).toString();
    if (LinkTarget.fault(path, target).isEmpty()) {
      return file;
    }
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "The link \""
              + path
              + "\" in the source directory \""
              + directory
              + "\" leads out of it, to \""
              + target
              + "\", which is not a file.",
          "Put a copy in its place, or delete it.");
    }
    return file.toRealPath();
  }
}
