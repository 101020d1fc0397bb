// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void theResultIsThereWhenItIsAskedFor() {
    assertThat(Reading.begin(() -> "read").result()).isEqualTo("read");
    assertThat(Reading.of("known").result()).isEqualTo("known");
  }

  @Test
  void aFailureIsThrownToWhoAsksAsItWas() {
    BuildException failure = BuildException.input("It is gone.", "Build again.");
    Reading<String> reading =
        Reading.begin(
            () -> {
              throw failure;
            });

    assertThatThrownBy(reading::result).isSameAs(failure);
  }
}
