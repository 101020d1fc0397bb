// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.pack.PackedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the goals of a project have built, said once behind the last of them.
 *
 * @param directory the project's
 * @param archives what it has packed
 * @param steps what became of the steps, in one line
 * @param reports the directory with the reports
 */
record ProjectSummary(Path directory, List<Path> archives, String steps, Path reports) {

  /** The lines; none where nothing was packed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!archives.isEmpty()) {
      lines.add("What this project has built:");
      archives.forEach(archive -> lines.add(line(archive)));
      lines.add("  " + steps);
      if (Files.isDirectory(reports)) {
        lines.add("  reports: " + shown(reports));
      }
    }
    return lines;
  }

  private String line(Path archive) {
    try {
      return String.format(
          Locale.ROOT,
          "  %s: %,d bytes, sha256:%s",
          shown(archive),
          Files.size(archive),
          digest(archive).hex());
    } catch (IOException e) {
      throw DiskFailure.of("read", archive, e);
    }
  }

  private Sha256 digest(Path archive) throws IOException {
    Optional<Sha256> known = PackedFiles.of(reports).digest(archive);
    return known.isPresent() ? known.get() : Sha256.ofFile(archive);
  }

  /** As short as one can say it from the project's directory. */
  private String shown(Path path) {
    return path.startsWith(directory) ? directory.relativize(path).toString() : path.toString();
  }
}
