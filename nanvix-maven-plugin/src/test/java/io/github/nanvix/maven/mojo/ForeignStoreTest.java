// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory with files of the user's that is given for a store, by mistake. */
class ForeignStoreTest {
  @TempDir private Path here;
  private Path home = Path.of("unset");

  @BeforeEach
  void fillTheDirectory() throws IOException {
    home = Files.createDirectory(here.resolve("home"));
    Files.createDirectories(home.resolve("tmp/precious"));
    Files.createDirectories(home.resolve("work/thesis"));
    TinyToolchain.provisioned(here);
  }

  @Test
  void aBuildRefusesItAndLeavesNothingThere() {
    CalledGoal.Outcome outcome =
        run("toolchain", "-Dnanvix.toolchain=i686-tiny", "-Dnanvix.pins=" + here.resolve("pins"));

    assertThat(outcome.failureMessage())
        .isEqualTo(
            "\""
                + home
                + "\" is no store: it lacks \"locks\", and holds \"tmp\", \"work\". Name a store, or"
                + " a directory that is empty or not there yet, with -Dnanvix.store=DIR.");
    assertUntouched();
  }

  @Test
  void soNothingOfItIsLostLater() {
    run("toolchain", "-Dnanvix.toolchain=i686-tiny", "-Dnanvix.pins=" + here.resolve("pins"));
    run("lock");

    assertThat(run("store-gc").failureMessage()).contains("\" is no store: ");
    assertUntouched();
  }

  private CalledGoal.Outcome run(String goal, String... options) {
    return CalledGoal.in(here).with("-Dnanvix.store=" + home).with(options).run(goal);
  }

  private void assertUntouched() {
    assertThat(home.toFile().list()).containsExactlyInAnyOrder("tmp", "work");
    assertThat(home.resolve("tmp/precious")).exists();
    assertThat(home.resolve("work/thesis")).exists();
  }
}
