// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {
  @Test
  void versionsAreOrderedAsPeopleNumberThem() {
    List<String> ordered =
        List.of(
            "0.9",
            "1.0~rc1",
            "1.0alpha2",
            "1.0b1",
            "1.0rc1",
            "1.0",
            "1.0.1",
            "1.0.2",
            "1.0.2a",
            "1.0.2k",
            "1.0.10",
            "1.9.4",
            "1.10.0",
            "2",
            "20230101",
            "20230101.2");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.sort(new VersionOrder());
    assertThat(shuffled).containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1.1w", "3.53.1", "0.2.5", "2023a"})
  void aVersionIsFinal(String version) {
    assertThat(VersionOrder.isFinal(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0rc1", "3.14.0a1", "3.14.0b2", "2.0-beta", "1~git1", "2.0.dev3"})
  void whatAnnouncesAVersionIsNotFinal(String version) {
    assertThat(VersionOrder.isFinal(version)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "demo-1.2.tar.gz, 1.2, demo-1.10.tar.gz, 1.10",
    "demo_1_2.zip, 1.2, demo_1_3.zip, 1.3",
    "v1.2, 1.2, v2.0.1, 2.0.1",
    "demo_1.2.orig.tar.gz, 1.2, demo_1.3.orig.tar.gz, 1.3",
  })
  void aNameWithAVersionTellsThatOfAnother(
      String name, String version, String other, String expected) {
    VersionForm form = VersionForm.of(name, version).orElseThrow();
    assertThat(form.versionIn(other)).contains(expected);
    assertThat(form.with(expected)).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "demo-1.2.tar.gz, 1.2, demo-1.3.tar.gz.asc",
    "demo-1.2.tar.gz, 1.2, demo-docs.tar.gz",
    "demo-1.2.tar.gz, 1.2, other-1.3.tar.gz",
  })
  void aNameOfAnotherFormTellsNone(String name, String version, String other) {
    assertThat(VersionForm.of(name, version).orElseThrow().versionIn(other)).isEmpty();
  }

  @Test
  void aVersionIsNotFoundWithinANumber() {
    assertThat(VersionForm.of("demo-11.2.tar.gz", "1.2")).isEmpty();
  }
}
