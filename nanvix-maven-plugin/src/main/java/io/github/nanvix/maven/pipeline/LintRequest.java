// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Refusals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Where one of the files is. */
  public Path place(int index) {
    return directory.resolve(files.get(index)).normalize();
  }

  /**
   * Looks whether one of the files can be read.
   *
   * @throws BuildException if it cannot
   */
  public void require(int index) {
    read(index);
  }

  SetupLint lint(Collection<String> configured) {
    List<SetupFile> read = new ArrayList<>();
    Refusals refusals = new Refusals();
    for (int i = 0; i < files.size(); i++) {
      int index = i;
      refusals.attempt(() -> read(index)).ifPresent(read::add);
    }
    refusals.raise("Setup files", "nothing is said of the others");
    return SetupLint.of(new SetupFiles(read, separated), configured);
  }

  private SetupFile read(int index) {
    Path path = place(index);
    String name =
        path.startsWith(directory) ? directory.relativize(path).toString() : files.get(index);
    if (IntStream.range(0, index).anyMatch(earlier -> place(earlier).equals(path))) {
      throw BuildException.input(
          "The Setup file \"" + name + "\" is named twice.", "Name each file once.");
    }
    return new SetupFile(name, SetupFileReader.read(path));
  }
}
