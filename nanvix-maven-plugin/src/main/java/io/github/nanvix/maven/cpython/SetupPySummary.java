// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What CPython 3.11's setup.py says at its end of the modules that failed to build; it ends with
 * success all the same, and its strict mode cannot tell a failed module from one that the target
 * has no library for.
 *
 * @param failed names of modules
 */
record SetupPySummary(List<String> failed) {
  private static final String HEADING = "Failed to build these modules:";

  static SetupPySummary in(String output) {
    int start = output.indexOf(HEADING);
    if (start < 0) {
      return new SetupPySummary(List.of());
    }
    String names = output.substring(start + HEADING.length()).strip().split("\n\\s*\n", 2)[0];
    return new SetupPySummary(Arrays.asList(names.trim().split("\\s+")));
  }

  static void requireNothingFailed(Path log) throws IOException {
    SetupPySummary summary = in(Files.readString(log, StandardCharsets.ISO_8859_1));
    if (!summary.failed().isEmpty()) {
      throw BuildException.input(
          "Extension modules " + summary.failed() + " failed to build, although make succeeded.",
          "Look for their names in \"" + log + "\".");
    }
  }
}
