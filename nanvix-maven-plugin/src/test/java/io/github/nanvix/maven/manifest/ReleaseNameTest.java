// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.ReleaseName.Form;
import io.github.nanvix.maven.manifest.Variant.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseNameTest {
  private static final Optional<BuildMatrix> MATRIX =
      NanvixManifest.parse("nanvix.toml", Samples.OLDER).matrix();
  private static final Variant USUAL =
      new Variant(Platform.LINUX, "microvm", "standalone", "256mb");

  @Test
  void archivesAreNamedAsInNanvixsReleases() {
    assertThat(new ReleaseName("zlib", USUAL, true, Form.CURRENT).fileName())
        .isEqualTo("zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz");
    assertThat(new ReleaseName("cpython", USUAL, false, Form.CURRENT).fileName())
        .isEqualTo("cpython-linux-x86-microvm-standalone-256mb.tar.gz");
    assertThat(new ReleaseName("zlib", USUAL, true, Form.OLDER).fileName())
        .isEqualTo("zlib-microvm-standalone-256mb.tar.gz");
    assertThat(new ReleaseName("zlib", USUAL, true, Form.CURRENT).classifier())
        .isEqualTo("linux-x86-microvm-standalone-256mb-dev");
  }

  @Test
  void aMatrixGivesOneVariantForEachCell() {
    assertThat(choice(null, null, null, null).of(MATRIX))
        .hasSize(6)
        .startsWith(new Variant(Platform.LINUX, "hyperlight", "multi-process", "256mb"))
        .endsWith(USUAL);
  }

  @Test
  void aChoiceNarrowsTheMatrix() {
    assertThat(choice(null, "microvm", "standalone", null).of(MATRIX))
        .containsExactly(new Variant(Platform.LINUX, "microvm", "standalone", "128mb"), USUAL);
    assertThat(choice("windows", null, "standalone", "256mb").of(MATRIX))
        .extracting(Variant::platform)
        .containsExactly(Platform.WINDOWS, Platform.WINDOWS);
  }

  @Test
  void aMatrixMayNameTheSystemsBelowInThePlaceOfTheMachines() {
    Optional<BuildMatrix> matrix =
        Optional.of(
            new BuildMatrix(
                List.of("linux", "windows"), List.of("standalone"), List.of("256mb"), List.of()));

    assertThat(choice(null, null, null, null).of(matrix))
        .containsExactly(USUAL, new Variant(Platform.WINDOWS, "microvm", "standalone", "256mb"));
    assertThat(choice("linux", "hyperlight", null, null).of(matrix))
        .containsExactly(new Variant(Platform.LINUX, "hyperlight", "standalone", "256mb"));
  }

  @Test
  void withoutAMatrixTheRestIsAsUsual() {
    assertThat(choice(null, null, null, null).of(Optional.empty())).containsExactly(USUAL);
    assertThat(choice(null, "hyperlight", null, "128mb").of(Optional.empty()))
        .containsExactly(new Variant(Platform.LINUX, "hyperlight", "standalone", "128mb"));
  }

  @Test
  void whatTheMatrixDoesNotHaveIsRefusedWithWhatItHas() {
    VariantChoice choice = choice(null, "hyperlight", null, "128mb");

    assertThatThrownBy(() -> choice.of(MATRIX))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("no variant with machine hyperlight, memory 128mb")
        .hasMessageContaining("linux microvm standalone 256mb");
  }

  @Test
  void nonsenseIsRefusedWithTheParametersName() {
    assertThatThrownBy(() -> choice("macos", null, null, null))
        .isInstanceOf(BuildException.class)
        .hasMessage("Parameter \"platform\" is \"macos\". Expected linux or windows.");
    assertThatThrownBy(() -> choice(null, null, null, "../../256mb"))
        .hasMessageContaining("Parameter \"memory\" is \"../../256mb\"");
  }

  private static VariantChoice choice(
      @org.jspecify.annotations.Nullable String platform,
      @org.jspecify.annotations.Nullable String machine,
      @org.jspecify.annotations.Nullable String mode,
      @org.jspecify.annotations.Nullable String memory) {
    return VariantChoice.of(
        Optional.ofNullable(platform),
        Optional.ofNullable(machine),
        Optional.ofNullable(mode),
        Optional.ofNullable(memory));
  }
}
