// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final NearestName NAMES =
      new NearestName(
          List.of("toolchain", "hostToolchain", "smoke.timeout", "skip", "jobs", "libs", "lock"));

  @ParameterizedTest
  @CsvSource({
    "tolchain, toolchain",
    "toolchian, toolchain",
    "toolchains, toolchain",
    "TOOLCHAIN, toolchain",
    "hosttoolchain, hostToolchain",
    "smokeTimeout, smoke.timeout",
    "smoke.timout, smoke.timeout",
    "skop, skip",
    "job, jobs",
    "lib, libs"
  })
  void aSlipOfTheFingersMeansTheNameBesideIt(String given, String meant) {
    assertThat(NAMES.to(given)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"plugin.version", "foo", "x", "sdk.version", "image", "''"})
  void anotherNameMeansNone(String given) {
    assertThat(NAMES.to(given)).isEmpty();
  }

  @Test
  void ofTwoThatAreAsNearTheFirstByTheAlphabetIsMeant() {
    assertThat(new NearestName(List.of("lobs", "jobs")).to("obs")).isEqualTo(Optional.of("jobs"));
  }
}
