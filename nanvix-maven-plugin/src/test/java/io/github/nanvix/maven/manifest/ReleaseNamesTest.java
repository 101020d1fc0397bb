// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.ReleaseName.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseNamesTest {
  @TempDir private Path temp;

  @Test
  void withoutAManifestAndAChoiceThereAreNone() {
    assertThat(
            new ReleaseNames("libffi", true).of(Optional.empty(), VariantChoice.NONE, Form.CURRENT))
        .isEmpty();
  }

  @Test
  void aChoiceAloneGivesOne() {
    VariantChoice hyperlight =
        VariantChoice.of(
            Optional.empty(), Optional.of("hyperlight"), Optional.empty(), Optional.empty());

    assertThat(new ReleaseNames("libffi", true).of(Optional.empty(), hyperlight, Form.CURRENT))
        .extracting(ReleaseName::fileName)
        .containsExactly("libffi-linux-x86-hyperlight-standalone-256mb-dev.tar.gz");
  }

  @Test
  void aManifestGivesOneForEachVariantUnderThePackagesName() throws IOException {
    Path file = Files.writeString(temp.resolve("nanvix.toml"), Samples.OLDER);
    Optional<ProjectManifest> project = Optional.of(ProjectManifest.read(file));

    assertThat(new ReleaseNames("other", false).of(project, VariantChoice.NONE, Form.CURRENT))
        .hasSize(6)
        .extracting(ReleaseName::fileName)
        .contains("cpython-linux-x86-microvm-standalone-256mb.tar.gz");
  }

  @Test
  void theOlderFormHasNoNameTwice() throws IOException {
    String matrix = "platforms = [\"linux\", \"windows\"]";
    Path file =
        Files.writeString(
            temp.resolve("nanvix.toml"),
            Samples.NEWER.replace("platforms = [\"microvm\"]", matrix));
    Optional<ProjectManifest> project = Optional.of(ProjectManifest.read(file));

    assertThat(new ReleaseNames("libffi", true).of(project, VariantChoice.NONE, Form.OLDER))
        .extracting(ReleaseName::fileName)
        .containsExactly("libffi-microvm-standalone-256mb.tar.gz");
    assertThat(new ReleaseNames("libffi", true).of(project, VariantChoice.NONE, Form.CURRENT))
        .hasSize(2);
  }

  @Test
  void formsAreReadByTheirNames() {
    assertThat(Form.of("older")).isEqualTo(Form.OLDER);
    assertThatThrownBy(() -> Form.of("new"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Parameter \"archiveNames\" is \"new\"");
  }
}
