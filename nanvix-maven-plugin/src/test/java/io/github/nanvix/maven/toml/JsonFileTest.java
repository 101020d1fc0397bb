// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {
  private static final String TEXT =
      """
      {
        "name": "one",
        "features": {"loader": true, "heap": 12},
        "many": ["a", "b"],
        "tables": [{"at": 1}, {"at": -2}]
      }
      """;

  @Test
  void anObjectIsReadAsATable() {
    TomlNode root = JsonFile.parse("one.json", TEXT);

    assertThat(root.keys()).containsExactly("name", "features", "many", "tables");
    assertThat(root.string("name")).isEqualTo("one");
    assertThat(root.table("features").optionalFlag("loader")).contains(true);
    assertThat(root.table("features").optionalSize("heap")).contains(12L);
    assertThat(root.strings("many")).isEqualTo(List.of("a", "b"));
    assertThat(root.tables("tables").get(0).optionalSize("at")).contains(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | line 2, column 3",
        "features | line 3, column 3",
        "tables | line 5, column 3",
      })
  void aKeyIsNamedWithItsPlace(String key, String place) {
    assertThat(JsonFile.parse("one.json", TEXT).refuse(key, "is wrong", "better"))
        .hasMessageContaining("\"" + key + "\" in \"one.json\" (" + place + ")");
  }

  @Test
  void aKeyWithinAnObjectIsNamedWithItsPlace() {
    TomlNode root = JsonFile.parse("one.json", TEXT);

    assertThatThrownBy(() -> root.table("features").string("loader"))
        .hasMessageContaining("\"features.loader\" in \"one.json\" (line 3, column 16)");
    assertThatThrownBy(() -> root.tables("tables").get(1).optionalSize("at"))
        .hasMessageContaining("\"tables[1].at\" in \"one.json\" (line 5, column 26)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | line 1, column 1",
        "[1] | line 1, column 2: no object",
        "{\"a\": 1 | line 1, column 8",
        "{\"a\": 1} x | line 1, column",
        "{\"a\": 1, \"a\": 2} | line 1, column 10: the key \"a\" for the second time",
        "{\"a\": null} | line 1, column 2: null",
        "{\"a\": 1,} | line 1, column 10",
        "{a: 1} | line 1, column 3",
        "{\"a\": NaN} | line 1, column",
        "{'a': 1} | line 1, column",
        "{\"a\": tru} | line 1, column",
        "/* no */ {} | line 1, column",
      })
  void whatIsNoObjectIsRefusedWithItsPlace(String text, String said) {
    assertThatThrownBy(() -> JsonFile.parse("one.json", text))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"one.json\" is not valid JSON: ")
        .hasMessageContaining(said)
        .hasMessageNotContaining("JsonReader")
        .hasMessageNotContaining("\n");
  }

  @Test
  void deepNestingIsOneMessage() {
    String deep = "{\"a\": ".repeat(100_000);

    assertThatThrownBy(() -> JsonFile.parse("one.json", deep))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("line 1, column");
  }
}
