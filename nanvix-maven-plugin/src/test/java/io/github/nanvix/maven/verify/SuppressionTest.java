// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user knows is kept with its reason; what the user no longer knows is told. */
class SuppressionTest {
  private static final Finding STACK = finding("ELF-SEG-003", "lib/liba.so");

  private static Finding finding(String id, String file) {
    return new Finding(id, Severity.ERROR, new RelativePath(file), "message", "Hint.");
  }

  @Test
  void aSuppressedFindingIsKeptWithItsReason() {
    Suppressions.Judged judged =
        Suppressions.judge(
            List.of(STACK, finding("ELF-SEG-003", "lib/libb.so")),
            List.of(Suppression.of("ELF-SEG-003", "lib/liba.*", "old assembler")));

    assertThat(judged.findings()).containsExactly(finding("ELF-SEG-003", "lib/libb.so"));
    assertThat(judged.suppressed()).containsExactly(new SuppressedFinding(STACK, "old assembler"));
  }

  @Test
  void aSuppressionOfWhatAnotherHasTakenSuppressesNothing() {
    Suppression suppression = Suppression.of("ELF-SEG-003", "**", "why");

    assertThat(Suppressions.judge(List.of(STACK), List.of(suppression, suppression)).findings())
        .extracting(Finding::id)
        .containsExactly("ELF-SUP-001");
  }

  @Test
  void aSuppressionMustHaveAReasonAnIdThatExistsAndAFile() {
    assertThatThrownBy(() -> Suppression.of("ELF-SEG-003", "lib/*", " "))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has no reason");
    assertThatThrownBy(() -> Suppression.of("ELF-SEG-999", "lib/*", "why"))
        .hasMessageContaining("\"ELF-SEG-999\", which does not exist");
    assertThatThrownBy(() -> Suppression.of("ELF-SEG-003", "", "why"))
        .hasMessageContaining("names no file");
    assertThatThrownBy(() -> Suppression.of("ELF-SUP-001", "**", "why"))
        .hasMessageContaining("finds suppressions at fault");
  }
}
