// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A directory that is named and cannot be made is said before any work. */
class DirectoryToBeTest {
  @TempDir private Path here;

  @ParameterizedTest
  @CsvSource({
    "output, dangling, dangling",
    "output, dangling/deep/down, dangling",
    "output, loop, loop",
    "store, dangling, dangling",
    "store, dangling/store, dangling",
    "reproduce.directory, dangling, dangling",
  })
  void aLinkThatLeadsNowhereIsNoPlaceForOne(String property, String place, String link)
      throws IOException {
    Files.createSymbolicLink(here.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(here.resolve("loop"), Path.of("loop"));

    CalledGoal.Outcome outcome =
        CalledGoal.in(here)
            .with("-Dnanvix.store=" + here.resolve("store"))
            .with("-Dnanvix." + property + "=" + here.resolve(place))
            .run("reproduce");

    assertThat(outcome.failureMessage())
        .contains(
            "(nanvix."
                + property
                + ") is \""
                + here.resolve(place)
                + "\". \""
                + here.resolve(link)
                + "\" is a link that leads nowhere: name another place.");
    assertThat(here.toFile().list()).containsExactlyInAnyOrder("dangling", "loop");
  }

  @Test
  void aLinkToADirectoryIsOne() throws IOException {
    Files.createDirectory(here.resolve("real"));
    Files.createSymbolicLink(here.resolve("link"), Path.of("real"));
    Files.writeString(here.resolve("Setup.local"), "spam spam.c\n");

    CalledGoal.Outcome outcome =
        CalledGoal.in(here)
            .with("-Dnanvix.store=" + here.resolve("store"), "-Dnanvix.setup=Setup.local")
            .with("-Dnanvix.output=" + here.resolve("link"))
            .run("lint-setup");

    assertThat(outcome.failure()).isEmpty();
    assertThat(here.resolve("real/lint-setup.json")).exists();
  }
}
