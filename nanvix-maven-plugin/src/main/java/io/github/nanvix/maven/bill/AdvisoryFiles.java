// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toml.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The advisories of a directory, each in a file {@code *.json}. */
public final class AdvisoryFiles {
  private AdvisoryFiles() {}

  /**
   * All of them, sorted by path.
   *
   * @param title what messages call the directory
   * @throws BuildException if there are none, or if one is not in OSV's format
   */
  public static List<Advisory> in(Path directory, String title) {
    try {
      List<RelativePath> files =
          Trees.files(directory).stream()
              .filter(path -> path.text().toLowerCase(Locale.ROOT).endsWith(".json"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw BuildException.input(
            "There are no advisories in \"" + title + "\": no file ends with .json.",
            "Name a directory, a zip file or an address that has some in OSV's format.");
      }
      return files.stream()
          .map(path -> Advisory.from(JsonFile.readForeign(path.under(directory))))
          .toList();
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }
}
