// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareGoalTest {
  @TempDir private Path here;

  @Test
  void filesThatAreNotNamedAreAskedFor() throws IOException {
    Files.writeString(here.resolve("one"), "a\n");

    assertThat(compare().failureMessage())
        .contains(
            "Parameter \"first\" is missing. Name a file with -Dnanvix.first=FILE.",
            "Parameter \"second\" is missing. Name a file with -Dnanvix.second=FILE.");
    assertThat(compare("-Dnanvix.first=one").failureMessage())
        .isEqualTo("Parameter \"second\" is missing. Name a file with -Dnanvix.second=FILE.");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    String names = " names no file: \"" + here.resolve("gone") + "\". ";

    assertThat(compare("-Dnanvix.first=gone", "-Dnanvix.second=gone").failureMessage())
        .contains("Parameter \"first\"" + names, "Parameter \"second\"" + names);
  }

  private CalledGoal.Outcome compare(String... options) {
    return CalledGoal.in(here)
        .with("-Dnanvix.store=" + here.resolve("store"))
        .with(options)
        .run("compare");
  }
}
