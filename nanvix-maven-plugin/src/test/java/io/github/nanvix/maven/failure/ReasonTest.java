// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
  @ParameterizedTest
  @CsvSource({
    "it has not been downloaded from it before., it has not been downloaded from it before",
    "no full stop, no full stop",
    "and so on..., and so on...",
    "'a line.\n', a line",
  })
  void theFullStopIsThatOfTheSentenceAroundIt(String message, String clause) {
    assertThat(Reason.of(new IOException(message))).isEqualTo(clause);
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(Reason.of(new EOFException())).isEqualTo("EOFException");
    assertThat(Reason.of(new EOFException(" "))).isEqualTo("EOFException");
  }
}
