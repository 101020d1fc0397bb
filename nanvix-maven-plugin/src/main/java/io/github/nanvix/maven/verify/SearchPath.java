// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a loader looks for what a file needs, before its own directories.
 *
 * @param tag {@code DT_RUNPATH} or {@code DT_RPATH}
 * @param directories as they stand there, without empty ones
 */
record SearchPath(String tag, List<String> directories) {

  /** What the loader reads of a file: {@code DT_RPATH} only where there is no other (ld.so(8)). */
  static SearchPath of(LoaderProfile profile, Dynamic dynamic) {
    LoaderProfile.SearchRules rules = profile.search();
    Optional<String> runpath = dynamic.runpath();
    if (runpath.isPresent()) {
      return new SearchPath("DT_RUNPATH", rules.runpath() ? split(runpath.get()) : List.of());
    }
    return new SearchPath(
        "DT_RPATH",
        rules.rpath() ? dynamic.rpath().map(SearchPath::split).orElse(List.of()) : List.of());
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split(":")).filter(directory -> !directory.isEmpty()).toList();
  }

  /** Whether a directory counts from a place that the loader puts in. */
  static boolean isOrigin(LoaderProfile profile, String directory) {
    return directory.contains("$ORIGIN")
        || (directory.contains("${ORIGIN}") && !profile.search().originIsWorkingDirectory());
  }

  /** A directory with the working directory in the place of {@code $ORIGIN}, as Nanvix has it. */
  static String fromWorkingDirectory(String directory) {
    return directory.replace("$ORIGIN", ".");
  }

  /** A path as seen from the root of the image; empty for the root, and for what leaves it. */
  static String plain(String path) {
    return RelativePath.within(path).map(RelativePath::text).orElse("");
  }
}
