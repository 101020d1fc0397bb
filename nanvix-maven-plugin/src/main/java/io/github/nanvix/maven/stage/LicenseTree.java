package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.digest.Sha256;
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
public record LicenseTree(String title, SortedMap<RelativePath, Path> files) implements Step {
  private static final RelativePath DIRECTORY = new RelativePath("share/licenses");

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
    SortedMap<RelativePath, Sha256> digests = new TreeMap<>();
    files.forEach((place, file) -> digests.put(place, digest(file)));
    return new Inputs().with("step", "license-tree 1").withMap("file", digests);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<RelativePath, Path> file : files.entrySet()) {
      Path to = place(file.getKey()).under(workspace.output());
      Files.createDirectories(to.getParent());
      Trees.copyFile(file.getValue(), to, Trees.Mode.LINK);
    }
  }

  private static Sha256 digest(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
