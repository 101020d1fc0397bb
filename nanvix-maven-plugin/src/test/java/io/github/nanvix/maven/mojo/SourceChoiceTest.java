// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceChoiceTest {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "nanvix.libffi.version", "3.4.8",
          "nanvix.libffi.source", "../libffi",
          "nanvix.libffi.patches", "a.patch, /b/c.patch,",
          "nanvix.cpython.version", "");

  @Test
  void aPropertyOfASourceMeansThatSource() {
    SourceChoice libffi = choice("libffi");

    assertThat(libffi.version()).contains("3.4.8");
    assertThat(libffi.directory()).contains(Path.of("/start/../libffi"));
    assertThat(libffi.patches().orElseThrow())
        .containsExactly(Path.of("/start/a.patch"), Path.of("/b/c.patch"));
  }

  @Test
  void whatIsAbsentOrEmptyChoosesNothing() {
    SourceChoice python = choice("cpython");

    assertThat(python.version()).isEqualTo(Optional.empty());
    assertThat(python.directory()).isEmpty();
    assertThat(python.patches()).isEmpty();
  }

  // NullAway does not look into the type arguments of a record's component.
  @SuppressWarnings("NullAway")
  private static SourceChoice choice(String source) {
    return new SourceChoice(source, PROPERTIES::get, Path.of("/start"));
  }
}
