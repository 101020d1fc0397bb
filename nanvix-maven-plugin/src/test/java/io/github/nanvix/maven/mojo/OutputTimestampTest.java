// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z,2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+02:00,2026-01-02T01:04:05Z",
    "1767225600,2026-01-01T00:00:00Z",
    "0,1970-01-01T00:00:00Z",
  })
  void timesAreIsoOrSeconds(String text, Instant time) {
    assertThat(OutputTimestamp.parse(text)).isEqualTo(time);
  }

  // One character overrides a parent's value, by Maven's convention.
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "-"})
  void unsetMeansAFixedClock(String text) {
    assertThat(OutputTimestamp.parse(text)).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "999999999999", "${time}"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> OutputTimestamp.parse(text))
        .withMessageContaining("\"project.build.outputTimestamp\" is \"" + text + "\"")
        .withMessageContaining("2026-01-01T00:00:00Z");
  }
}
