// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
  @ParameterizedTest
  @CsvSource({
    "0, file, 0 files",
    "1, file, 1 file",
    "2, file, 2 files",
    "1, entry, 1 entry",
    "3, entry, 3 entries",
    "2, more day, 2 more days",
    "1, ELF file, 1 ELF file",
  })
  void theNounFollowsTheNumber(long number, String noun, String text) {
    assertThat(new Count(number, noun)).hasToString(text);
  }

  @Test
  void soDoesAVerb() {
    assertThat(new Count(1, "entry").choose("stays", "stay")).isEqualTo("stays");
    assertThat(new Count(0, "entry").choose("stays", "stay")).isEqualTo("stay");
  }
}
