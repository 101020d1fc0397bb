// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTextTest {

  @Test
  void trueAndFalseAreTruthValuesAndNothingIsFalse() {
    assertThat(text("true").flag()).isTrue();
    assertThat(text("TRUE").flag()).isTrue();
    assertThat(text("false").flag()).isFalse();
    assertThat(text("").flag()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", "1", "0", "on", " true", "${skip}"})
  void nothingElseIs(String text) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> text(text).flag())
        .withMessage("Parameter \"some\" (nanvix.some) is \"" + text + "\". Give true or false.");
  }

  @Test
  void aNumberMayBeAsSmallAndAsLargeAsIsSaid() {
    assertThat(text("1").number(1, 20, "things")).isEqualTo(1);
    assertThat(text("020").number(1, 20, "things")).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "21", "-1", "+1", "2m", "1.5", "", " 1", "0x1", "\u0661", "99999999999999"})
  void nothingElseIsANumber(String text) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> text(text).number(1, 20, "things"))
        .withMessage(
            "Parameter \"some\" (nanvix.some) is \""
                + text
                + "\". Give a number of things, from 1 to 20.");
  }

  @Test
  void aReadersSentenceEndsOnce() {
    for (String message : new String[] {"Nothing of the kind", "Nothing of the kind."}) {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(
              () ->
                  text("x")
                      .as(
                          given -> {
                            throw new IllegalArgumentException(message);
                          }))
          .withMessage("Parameter \"some\" (nanvix.some) is \"x\": Nothing of the kind.");
    }
  }

  private static ParameterText text(String text) {
    return new ParameterText("some", "nanvix.some", text);
  }
}
