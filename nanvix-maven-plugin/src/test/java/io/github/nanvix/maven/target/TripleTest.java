// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i686-nanvix",
        "i686-nanvix-hosted",
        "x86_64-pc-linux-musl",
        "arm64-apple-darwin20.1"
      })
  void acceptsWhatCompilersCallTheirTargets(String text) {
    assertThat(new Triple(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i686",
        "I686-nanvix",
        "i686--nanvix",
        "-i686",
        "i686-",
        "a-b-c-d-e",
        "i686 -nanvix",
        "..-..",
        "..-nanvix",
        "i686-.nanvix",
        "i686-nanvix/..",
        "i686-nanvix\n"
      })
  void refusesWhatCouldNotBePartOfAFileName(String text) {
    assertThatThrownBy(() -> new Triple(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a target triple");
  }
}
