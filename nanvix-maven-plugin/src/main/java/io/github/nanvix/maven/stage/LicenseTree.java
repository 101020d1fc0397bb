// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The terms of all that is in a sysroot, where a sysroot has them: in {@code share/licenses}, those
 * of each part in a directory of its name.
 *
 * @param files by their places below that directory
 */
public record LicenseTree(SortedMap<RelativePath, Content<Path>> files) implements Step {
  private static final RelativePath DIRECTORY = new RelativePath("share/licenses");

  /** The tree of files by their places below that directory. */
  public static LicenseTree of(Map<RelativePath, Path> files) {
    SortedMap<RelativePath, Content<Path>> contents = new TreeMap<>();
    files.forEach((place, file) -> contents.put(place, Content.of(file)));
    return new LicenseTree(contents);
  }

  /** Where a sysroot has a file of that place. */
  public static RelativePath place(RelativePath below) {
    return new RelativePath(DIRECTORY + "/" + below);
  }

  /** The files of a sysroot that has some, by their places. */
  public static SortedMap<RelativePath, Path> in(Path sysroot) {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    Path directory = DIRECTORY.under(sysroot);
    if (Files.isDirectory(directory)) {
      try {
        Trees.files(directory).forEach(path -> files.put(path, path.under(directory)));
      } catch (IOException e) {
        throw DiskFailure.of("list the licences in", directory, e);
      }
    }
    return files;
  }

  @Override
  public String kind() {
    return "licenses";
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "license-tree 1").withMap("file", files);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<RelativePath, Content<Path>> file : files.entrySet()) {
      Path to = place(file.getKey()).under(workspace.output());
      Files.createDirectories(to.getParent());
      Trees.copyFile(file.getValue().place(), to, Trees.Mode.LINK);
    }
  }
}
