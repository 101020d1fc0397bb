// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Patterns of paths. */
class GlobTest {
  private static boolean matches(String pattern, String path) {
    return new Glob(pattern).pattern().matcher(path).matches();
  }

  @Test
  void aStarStaysWithinASegmentAndTwoDoNot() {
    assertThat(matches("lib/*.so", "lib/a.so")).isTrue();
    assertThat(matches("lib/*.so", "lib/deep/a.so")).isFalse();
    assertThat(matches("lib/**/*.so", "lib/deep/down/a.so")).isTrue();
    assertThat(matches("lib/**/*.so", "lib/a.so")).isTrue();
    assertThat(matches("**", "lib/a.so")).isTrue();
    assertThat(matches("lib/?.so", "lib/a.so")).isTrue();
    assertThat(matches("lib/?.so", "lib//.so")).isFalse();
  }

  @Test
  void everythingElseStandsForItself() {
    assertThat(matches("a[1].so", "a[1].so")).isTrue();
    assertThat(matches("a.so", "axso")).isFalse();
  }

  @Test
  void itsFixedPartEndsBeforeTheFirstWildcard() {
    assertThat(new Glob("/usr/lib/x*/y/*.so").fixedDirectory()).isEqualTo("/usr/lib/");
    assertThat(new Glob("*.so").fixedDirectory()).isEmpty();
    assertThat(new Glob("lib/a.so").fixedDirectory()).isEqualTo("lib/");
  }

  @Test
  void nothingIsNoPattern() {
    assertThatThrownBy(() -> new Glob("")).isInstanceOf(IllegalArgumentException.class);
  }
}
