// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Files as a slip of the hand, a bad merge or a broken disk leaves them. */
class DamagedManifestTest {
  private static final int ROUNDS = 1500;
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "=",
          "[",
          "]",
          "[[",
          "{",
          "}",
          ",",
          ".",
          "#",
          "\n",
          "\r",
          "\\",
          "\0",
          "é",
          "\ud83d",
          "-1",
          "99999999999999999999",
          "1e999",
          "nan",
          "0x",
          "1979-13-40",
          "true",
          "\"\"\"",
          "a.b.c = 1\n",
          "[package]\n",
          "[toolchain]\n",
          "id = 1\n",
          "\\u0000",
          "..");

  @Test
  void aDamagedManifestIsReadOrRefusedWithItsPlace() {
    damage(Samples.OLDER, text -> NanvixManifest.parse("nanvix.toml", text));
    damage(Samples.NEWER, text -> NanvixManifest.parse("nanvix.toml", text));
  }

  @Test
  void aDamagedLockFileIsReadOrRefusedWithItsPlace() {
    damage(Samples.lock(Samples.NEWER), text -> NanvixLock.parse("nanvix.lock", text));
  }

  private static void damage(String good, Consumer<String> reader) {
    Random random = new Random(4);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder(good);
      for (int i = 0; i <= random.nextInt(3); i++) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
      }
      try {
        reader.accept(text.toString());
      } catch (BuildException e) {
        refused++;
        assertThat(e)
            .as("round %d:\n%s", round, text)
            .hasMessageMatching("(?s).*line [0-9]+, column [0-9]+.*");
      }
    }
    assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
  }
}
