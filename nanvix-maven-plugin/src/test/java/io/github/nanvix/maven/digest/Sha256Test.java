// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
  // FIPS 180-4, the example of one block.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void givesTheValuesOfTheStandard() {
    assertThat(Sha256.of("abc").hex()).isEqualTo(ABC);
    assertThat(Sha256.of(new byte[0]).hex()).startsWith("e3b0c44298fc1c149afbf4c8996fb924");
    assertThat(Sha256.of("abc"))
        .hasToString("sha256:" + ABC)
        .extracting(Sha256::abbreviated)
        .isEqualTo("ba7816bf8f01");
  }

  @Test
  void readsFilesLargerThanItsBuffer(@TempDir Path dir) throws IOException {
    byte[] content = new byte[200_001];
    content[200_000] = 1;
    Path file = Files.write(dir.resolve("large"), content);

    assertThat(Sha256.ofFile(file)).isEqualTo(Sha256.of(content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ba78", ABC + "0", "sha256:" + ABC, ABC + "\n"})
  void refusesWhatIsNoDigest(String text) {
    assertThatThrownBy(() -> new Sha256(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 lower-case hexadecimal digits");
  }

  @Test
  void refusesCapitalsSoThatEqualDigestsAreEqual() {
    assertThatThrownBy(() -> new Sha256(ABC.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
