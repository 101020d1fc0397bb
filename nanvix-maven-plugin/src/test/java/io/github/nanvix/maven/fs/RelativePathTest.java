// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "a//b",
        "a/",
        ".",
        "..",
        "../a",
        "a/../../b",
        "a/..",
        "./a",
        "a/.",
        "a\0b"
      })
  void refusesWhatCouldLeaveItsRootOrHasASecondSpelling(String text) {
    assertThatThrownBy(() -> new RelativePath(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a relative path: \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "lib/libffi.so", "...", ".hidden/..a", "with space", "a.b-c+d~e"})
  void acceptsOrdinaryNames(String text) {
    assertThat(new RelativePath(text).under(Path.of("/r"))).hasToString("/r/" + text);
  }

  @Test
  void knowsItsLastSegmentAndItsOrder() {
    assertThat(new RelativePath("lib/sub/a.so").fileName()).isEqualTo("a.so");
    assertThat(new RelativePath("a.so").fileName()).isEqualTo("a.so");
    assertThat(new RelativePath("a/b")).isLessThan(new RelativePath("a/c")).hasToString("a/b");
  }

  @Test
  void isSeenFromARoot() {
    assertThat(RelativePath.between(Path.of("/r"), Path.of("/r/a/b")))
        .isEqualTo(new RelativePath("a/b"));
    assertThatThrownBy(() -> RelativePath.between(Path.of("/r"), Path.of("/s/a")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
