// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {
  private static final PropertyNames NAMES =
      new PropertyNames(Set.of("nanvix.lock.version", "nanvix.toolchain", "nanvix.skip"));

  @Test
  void onlyNamesThatBeginLikeOursCanBeForeign() {
    assertThat(NAMES.isForeign("nanvix.tolchain")).isTrue();
    assertThat(NAMES.isForeign("nanvix.toolchain")).isFalse();
    assertThat(NAMES.isForeign("maven.tolchain")).isFalse();
    assertThat(NAMES.isForeign("nanvix")).isFalse();
  }

  @Test
  void whatAllNamesBeginWithMakesNoneOfThemNearer() {
    assertThat(NAMES.nearest("nanvix.tolchain")).contains("nanvix.toolchain");
    assertThat(NAMES.nearest("nanvix.sdk.version")).isEmpty();
    assertThat(NAMES.nearest("nanvix.")).isEmpty();
  }
}
