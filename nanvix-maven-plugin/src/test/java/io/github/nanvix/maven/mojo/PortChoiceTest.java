// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
  @Test
  void aProjectOfAPortBuildsThePortOfItsArtifactIdUnlessItNamesAnother() {
    assertThat(choice("nanvix-port", "").port()).contains("mine");
    assertThat(choice("nanvix-port", "libffi").port()).contains("libffi");
  }

  @Test
  void otherPackagingsBuildCPythonUnlessTheProjectNamesAPort() {
    assertThat(choice("nanvix-python", "").port()).isEmpty();
    assertThat(choice("pom", "").port()).isEmpty();
    assertThat(choice("pom", "libffi").port()).contains("libffi");
  }

  @Test
  void aPythonProjectThatNamesAPortIsRefused() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> choice("nanvix-python", "libffi").port())
        .withMessageContaining("Project \"mine\" has the packaging nanvix-python")
        .withMessageContaining("\"port\" is \"libffi\"");
  }

  private static PortChoice choice(String packaging, String parameter) {
    return new PortChoice(
        packaging, "mine", Optional.of(parameter).filter(port -> !port.isEmpty()));
  }
}
