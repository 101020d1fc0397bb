// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1024, 1024",
    "12 B, 12",
    "5 GB, 5000000000",
    "5g, 5000000000",
    "1.5 kB, 1500",
    "500MiB, 524288000",
    "2 KiB, 2048",
    "1 TiB, 1099511627776"
  })
  void aNumberAndAUnitAreASize(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GB", "-1", "5 parsecs", "5 iB", "1e3", "999999999 TB", "5  GB"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void peopleReadOneDecimal() {
    assertThat(new ByteSize(999)).hasToString("999 B");
    assertThat(new ByteSize(1_440_000_000)).hasToString("1.4 GB");
  }
}
