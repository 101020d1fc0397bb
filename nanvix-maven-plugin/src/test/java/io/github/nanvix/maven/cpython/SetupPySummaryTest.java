// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupPySummaryTest {
  private static final String MISSING =
      "The necessary bits to build these optional modules were not found:\n_bz2   _curses\n\n";

  @TempDir Path temp;

  @Test
  void modulesWithoutTheirLibraryHaveNotFailed() {
    assertThat(SetupPySummary.in(MISSING).failed()).isEmpty();
  }

  @Test
  void failedModulesAreNamed() throws IOException {
    Path log = temp.resolve("make.log");
    Files.writeString(
        log,
        MISSING + "\nFailed to build these modules:\n_json    math   \n_struct\n\nmore text\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> SetupPySummary.requireNothingFailed(log))
        .withMessageContaining("[_json, math, _struct]")
        .withMessageContaining(log.toString());
  }
}
