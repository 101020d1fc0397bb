package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Refusals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Setup files to be looked at.
 *
 * @param files their paths, in the order in which makesetup gets them
 * @param directory what they are relative to; reports name them as seen from there
 * @param separated whether makesetup begins each file on a line of its own
 */
public record LintRequest(List<String> files, Path directory, boolean separated) {

  /** Keeps its own copy. */
  public LintRequest {
    files = List.copyOf(files);
  }

  /**
   * Looks whether there is a Setup file.
   *
   * @throws BuildException if there is none
   */
  public static void require(Path file) {
    SetupFileReader.require(file);
  }

  SetupLint lint() {
    List<SetupFile> read = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    Refusals refusals = new Refusals();
    for (String file : files) {
      Path path = directory.resolve(file).normalize();
      String name = path.startsWith(directory) ? directory.relativize(path).toString() : file;
      boolean isNew = seen.add(path);
      refusals.attempt(() -> read(name, path, isNew)).ifPresent(read::add);
    }
    refusals.raise("Setup files", "nothing is said of the others");
    return SetupLint.of(new SetupFiles(read, separated));
  }

  private static SetupFile read(String name, Path path, boolean isNew) {
    if (!isNew) {
      throw BuildException.input(
          "The Setup file \"" + name + "\" is named twice.", "Name each file once.");
    }
    return new SetupFile(name, SetupFileReader.read(path));
  }
}
