// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Maven is told of a failure. */
class FailureTest {
  @TempDir private Path here;

  /** Maven appends the text of each cause to the last sentence of ours. */
  @Test
  void theMessageIsAllThereIs() {
    assertThat(refused().failure().orElseThrow()).hasNoCause();
  }

  @Test
  void whoeverAsksForStackTracesGetsTheCause() {
    assertThat(refused("-e").failure().orElseThrow()).hasCauseInstanceOf(BuildException.class);
  }

  private CalledGoal.Outcome refused(String... options) {
    return CalledGoal.in(here)
        .with("-Dnanvix.link.file=Makefile", "-Dnanvix.link.variable=a b")
        .with(options)
        .run("rewrite-libs");
  }
}
