// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void nestedValuesAreIndentedAndEmptyOnesStayShort() {
    Object value = Arrays.asList(1, true, null, "x", List.of(), Map.of(), Map.of("a", List.of(2L)));

    assertThat(Json.write(value))
        .isEqualTo(
            """
            [
              1,
              true,
              null,
              "x",
              [],
              {},
              {
                "a": [
                  2
                ]
              }
            ]
            """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"34,\\\"", "92,\\\\", "10,\\n", "13,\\r", "9,\\t", "27,\\u001b", "0,\\u0000"})
  void whatWouldBreakAStringIsEscaped(int character, String escaped) {
    assertThat(Json.write("a" + (char) character)).isEqualTo("\"a" + escaped + "\"\n");
  }

  @Test
  void halfACharacterIsEscapedAndAWholeOneIsNot() {
    assertThat(Json.write("\ud83d")).isEqualTo("\"\\ud83d\"\n");
    assertThat(Json.write("\ud83d\ude00")).isEqualTo("\"\ud83d\ude00\"\n");
  }

  @Test
  void whatJsonCannotSayIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of(1, 2)));
  }
}
