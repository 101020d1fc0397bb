// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a long download, by a clock that goes on by ten seconds with each piece. */
class TransferTest {
  private static final Patience PATIENT = new Patience(60_000, 1, Duration.ofDays(1), 1 << 20);
  private static final int PIECE = 1000;

  @TempDir Path dir;
  private final List<String> told = new ArrayList<>();
  private long seconds;

  @Test
  void everyHalfMinuteTheBytesThatHaveComeAreTold() throws IOException {
    transfer(Optional.of(10L * PIECE)).take(pieces(10), 0, 10L * PIECE);

    assertThat(told)
        .containsExactly(
            "file.tar.gz: 3000 of 10000 bytes",
            "file.tar.gz: 6000 of 10000 bytes",
            "file.tar.gz: 9000 of 10000 bytes");
  }

  @Test
  void howManyThereWillBeIsNotToldWhereNobodyKnows() throws IOException {
    transfer(Optional.empty()).take(pieces(4), 0, -1);

    assertThat(told).containsExactly("file.tar.gz: 3000 bytes");
  }

  @Test
  void whatHadComeBeforeABreakCounts() throws IOException {
    Transfer transfer = transfer(Optional.of(5L * PIECE));
    assertThatThrownBy(() -> transfer.take(pieces(2), 0, 5L * PIECE))
        .hasMessage("truncated: expected 5000 bytes, got 2000 bytes");
    transfer.take(pieces(3), 2L * PIECE, 3L * PIECE);

    assertThat(told).containsExactly("file.tar.gz: 3000 of 5000 bytes");
  }

  private Transfer transfer(Optional<Long> size) {
    return new Transfer(
        dir.resolve("file.tar.gz"), size, PATIENT, () -> seconds * 1_000_000_000L, told::add);
  }

  private InputStream pieces(int count) {
    return new ByteArrayInputStream(new byte[count * PIECE]) {
      @Override
      public int read(byte[] buffer) {
        int n = super.read(buffer, 0, PIECE);
        seconds += n > 0 ? 10 : 0;
        return n;
      }
    };
  }
}
