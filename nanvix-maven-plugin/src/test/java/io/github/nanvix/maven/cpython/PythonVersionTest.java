// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonVersionTest {
  @ParameterizedTest
  @CsvSource({"3.13.5,3.13", "3.12,3.12", "3.14.0rc1,3.14", "3.9.+,3.9"})
  void theFirstTwoNumbersCount(String text, String feature) {
    assertThat(PythonVersion.of(text).feature()).isEqualTo(feature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "3", "", "3.x", "v3.13", "3.13rc1", "99999.1"})
  void anythingElseIsTheUsersMistake(String text) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> PythonVersion.of(text))
        .withMessageContaining("\"" + text + "\" is not a version of CPython")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.INPUT));
  }
}
