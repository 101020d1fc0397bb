// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StepLogTest {
  @Test
  void theResultsStandInOneColumn() {
    String made = StepLog.line("libffi 3.4.4 static library", entry(false, 6_940));
    String reused = StepLog.line("archive x", entry(true, 0));

    assertThat(made).isEqualTo("libffi 3.4.4 static library " + ".".repeat(25) + " 6.9 s");
    assertThat(reused).matches("archive x \\.+ reused");
    assertThat(made.indexOf("6.9 s")).isEqualTo(reused.indexOf("reused"));
  }

  @Test
  void aLongTitleKeepsThreeDots() {
    assertThat(StepLog.line("t".repeat(80), entry(true, 0))).endsWith("t ... reused");
  }

  @Test
  void theMachinesLanguageDoesNotShow() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(StepLog.line("x", entry(false, 1_500))).endsWith(" 1.5 s");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static StoreEntry entry(boolean reused, long millis) {
    return new StoreEntry(Sha256.of("x"), Path.of("tree"), reused, Duration.ofMillis(millis));
  }
}
