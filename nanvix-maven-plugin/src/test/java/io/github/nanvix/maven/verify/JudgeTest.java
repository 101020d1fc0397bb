// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader profile decides what a check's findings do. */
class JudgeTest {
  @TempDir private Path work;

  private TestImage image(String id, String severity) {
    TestImage image = new TestImage(work);
    image.spam("", "-Wl,-z,execstack");
    image.profile(p -> with(p, Map.of(id, severity)));
    return image;
  }

  private static LoaderProfile with(LoaderProfile p, Map<String, String> severities) {
    return new LoaderProfile(
        p.name(),
        p.files(),
        p.relocations(),
        p.search(),
        p.binding(),
        p.constructors(),
        severities,
        p.words());
  }

  @Test
  void theProfileRaisesLowersAndSwitchesOff() {
    assertThat(image("ELF-SEG-003", "info").verify().findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    assertThat(image("ELF-SEG-003", "off").verify().findings()).isEmpty();
  }

  @Test
  void whatTheLoaderRefusesIsAnErrorInEveryProfile() {
    for (String severity : new String[] {"off", "info", "warning"}) {
      assertThatThrownBy(() -> image("ELF-REL-003", severity).verify())
          .isInstanceOf(BuildException.class)
          .hasMessageContaining(
              "[severity] gives ELF-REL-003 the value \""
                  + severity
                  + "\", and the loader refuses such files");
    }
    assertThat(image("ELF-REL-003", "error").verify().hasErrors()).isTrue();
    // Advice with this loader, which goes on.
    assertThat(image("ELF-SEG-005", "off").verify().hasErrors()).isTrue();
  }

  @Test
  void whatTheProfileMisspellsIsRefused() {
    assertThatThrownBy(() -> image("ELF-SEG-333", "off").verify())
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("[ELF-SEG-333]");
    assertThatThrownBy(() -> image("ELF-SEG-003", "fatal").verify())
        .hasMessageContaining("gives ELF-SEG-003 the value \"fatal\"");
  }

  @Test
  void everyProfileKnowsItsChecks() {
    for (String name : new String[] {"nanvix-2026-06", "nanvix-2026-07", "glibc", "musl"}) {
      new Judge(LoaderProfile.named(name), check -> true);
    }
  }
}
