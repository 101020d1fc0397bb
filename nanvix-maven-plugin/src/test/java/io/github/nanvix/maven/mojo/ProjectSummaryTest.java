// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSummaryTest {
  @TempDir private Path directory;

  @Test
  void archivesAreNamedWithSizeAndDigestThenStepsAndReports() throws Exception {
    Path archive = directory.resolve("target/x.tar.gz");
    Path reports = Files.createDirectories(directory.resolve("target/nanvix"));
    Files.writeString(archive, "abc".repeat(1000));

    assertThat(
            new ProjectSummary(directory, List.of(archive), "2 steps, all reused", reports).lines())
        .containsExactly(
            "What this project has built:",
            "  target/x.tar.gz: 3,000 bytes, sha256:"
                + "328de8f1895f8bb09f6e6b4c2012ef2b2a6f067cd002794b750aa040a6f6d8bd",
            "  2 steps, all reused",
            "  reports: target/nanvix");
  }

  @Test
  void whereNothingWasPackedNothingIsSaid() {
    ProjectSummary summary =
        new ProjectSummary(directory, List.of(), "2 steps, all reused", directory);

    assertThat(summary.lines()).isEmpty();
  }
}
