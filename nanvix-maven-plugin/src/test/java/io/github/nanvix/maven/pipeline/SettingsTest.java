// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/my store", "/a\tb", "/a$b", "/a#b", "/a:b", "/a'b", "/a=b", "/a,b", "/a%b"})
  void aStoreThatMakeAndConfigureWouldTakeApartIsRefused(String path) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> settings(path))
        .withMessageContaining("The store \"" + path + "\"")
        .withMessageContaining("\"" + path.replaceAll("[a-z/]", "").charAt(0) + "\"")
        .withMessageContaining("-Dnanvix.store=DIR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/home/zo\u00eb/.cache/nanvix-maven", "/a_b/c+d/e@f/1.0"})
  void ordinaryNamesAreNot(String path) {
    assertThat(settings(path).store()).isEqualTo(Path.of(path));
  }

  private static Settings settings(String store) {
    return new Settings(
        Path.of(store),
        Optional.empty(),
        List.of(),
        "target",
        "host",
        TinyToolchain.network(),
        TinyToolchain.places(),
        TinyToolchain.CLOCK,
        JobBudget.divided(1),
        RunnerMode.AUTO);
  }
}
