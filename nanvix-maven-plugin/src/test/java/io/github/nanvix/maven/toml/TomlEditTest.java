// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlEditTest {
  private static final String DOCUMENT =
      """
      # two versions
      default = "1"   # the older

      [version."1"]
      file = "a-1.tgz" # its name
      size = 7

        [[version."1".locator]]
        url = "https://example.org/a-1.tgz"

      [version."2"]
      file = 'a-2.tgz'
      """;

  @Test
  void newKeysFollowTheOneThatIsThereAndEverythingElseStays() {
    assertThat(set(DOCUMENT, "1", Map.of("sha256", "ab")))
        .isEqualTo(DOCUMENT.replace("its name\n", "its name\nsha256 = \"ab\"\n"));
    assertThat(set(DOCUMENT.strip(), "2", Map.of("size", 3L)))
        .isEqualTo(DOCUMENT.strip() + "\nsize = 3");
    assertThat(set(DOCUMENT.replace("\n", "\r\n"), "1", Map.of("b", 1L)))
        .isEqualTo(DOCUMENT.replace("its name\n", "its name\nb = 1\n").replace("\n", "\r\n"));
  }

  @Test
  void aKeyThatIsThereGetsItsNewValueInItsPlace() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("size", 8L);
    values.put("file", "b\"\\.tgz");

    assertThat(set(DOCUMENT, "1", values))
        .isEqualTo(
            DOCUMENT.replace("size = 7", "size = 8").replace("\"a-1.tgz\"", "\"b\\\"\\\\.tgz\""));
  }

  @Test
  void whatCannotBeEditedIsRefusedWithWhatToWrite() {
    assertThatThrownBy(() -> set("version.1 = { file = 'a' }\n", "1", Map.of("sha256", "ab")))
        .hasMessageContaining("\"sources/a.toml\" is written in a way that cannot be edited.")
        .hasMessageContaining("sha256 = \"ab\"");
    assertThatThrownBy(() -> set(DOCUMENT, "2", Map.of("file", "b")))
        .hasMessageContaining("cannot be edited");
  }

  private static String set(String text, String version, Map<String, Object> values) {
    return TomlEdit.set("sources/a.toml", text, List.of("version", version), "file", values);
  }

  @ParameterizedTest
  @CsvSource({
    "'source = \"a\"|needs = []|', 'source = \"a\"|patches = [\"n\"]|needs = []|'",
    "'source = \"a\"^[b]^', 'source = \"a\"^patches = [\"n\"]^[b]^'",
    "'source = \"a\"|patches = []|', 'source = \"a\"|patches = [\"n\"]|'",
    "'source = \"a\"|"
        + "patches = [\"o\"] # one|"
        + "', 'source = \"a\"|"
        + "patches = [\"o\", \"n\"] # one|"
        + "'",
    "'source = \"a\"|patches = [\"o\", ]|', 'source = \"a\"|patches = [\"o\", \"n\"]|'",
    "'source = \"a\"|"
        + "patches = [|"
        + "  \"o\",|"
        + "]|"
        + "', 'source = \"a\"|"
        + "patches = [|"
        + "  \"o\",|"
        + "  \"n\",|"
        + "]|"
        + "'",
    "'source = \"a\"|"
        + "patches = [|"
        + "  \"o\"|"
        + "]|"
        + "', 'source = \"a\"|"
        + "patches = [|"
        + "  \"o\",|"
        + "  \"n\",|"
        + "]|"
        + "'",
    "'source = \"a\"|patches = [|]|', 'source = \"a\"|patches = [|  \"n\",|]|'",
  })
  void aListAtTheTopGetsOneMoreItem(String before, String after) {
    assertThat(TomlEdit.append("f", lines(before), "patches", "source", "n"))
        .isEqualTo(lines(after));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source = \"a\"|patches = [\"]\",| \"o\" # ]|]|",
        "source = \"a\"|patches = 1|",
      })
  void aListThatCannotBeEditedIsRefusedWithWhatToWrite(String text) {
    assertThatThrownBy(() -> TomlEdit.append("f", lines(text), "patches", "source", "n"))
        .hasMessageContaining("\"f\" is written in a way that cannot be edited")
        .hasMessageContaining("Append to \"patches\": \"n\"");
  }

  /** Their ends are written as one character. */
  private static String lines(String text) {
    return text.replace("|", "\n").replace("^", "\r\n");
  }
}
