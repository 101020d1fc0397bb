// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StepRun;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionWiringTest {
  @TempDir private Path here;

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(here.resolve("store"));
  }

  /** Else explain would say that a step was reused which this very build has made ahead. */
  @Test
  void whatOneProjectOfABuildMakesIsMadeForAllOfThem() throws IOException {
    TinyToolchain.provisioned(here);
    deleteTheStore();

    CalledGoal build =
        CalledGoal.in(here)
            .with("-Dnanvix.store=" + here.resolve("store"), "-Dnanvix.toolchain=i686-tiny")
            .with("-Dnanvix.pins=" + here.resolve("pins"))
            .project("first", CalledGoal.model("first", "nanvix-port"))
            .project("second", CalledGoal.model("second", "nanvix-port"))
            .boundToAPhase();
    assertThat(build.run("toolchain").failure()).isEmpty();

    assertThat(outcomes("first")).isNotEmpty().containsOnly(StepRun.Outcome.MADE);
    assertThat(outcomes("second")).isNotEmpty().containsOnly(StepRun.Outcome.MADE);
    // The next build has made nothing.
    assertThat(build.project("third", CalledGoal.model("third", "nanvix-port")).run("toolchain"))
        .matches(outcome -> outcome.failure().isEmpty());
    assertThat(outcomes("third")).isNotEmpty().containsOnly(StepRun.Outcome.REUSED);
  }

  private List<StepRun.Outcome> outcomes(String project) throws IOException {
    return StepExplanation.of(here.resolve("store"), here.resolve(project), title -> true).stream()
        .map(explanation -> explanation.step().last().outcome())
        .toList();
  }
}
