// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomlFileTest {
  @TempDir private Path temp;

  @Test
  void aFileIsReadAsUtf8() throws IOException {
    assertThat(TomlFile.text(file("text = \"ü\"\n".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("text = \"ü\"\n");
  }

  @Test
  void aByteThatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
    Path file = file("a = 1\ntext = \"\377\"\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> TomlFile.text(file))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "\""
                + file
                + "\" is not valid TOML: line 2, column 9: a byte that is not UTF-8."
                + " Correct that line.");
  }

  @Test
  void aCharacterThatIsCutOffIsRefused() throws IOException {
    Path file = file(new byte[] {'#', (byte) 0xC3});

    assertThatThrownBy(() -> TomlFile.text(file)).hasMessageContaining("line 1, column 2");
  }

  @Test
  void whatIsNoFileOrTooLargeIsRefused() throws IOException {
    assertThatThrownBy(() -> TomlFile.text(temp))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Cannot read \"" + temp);
    Path large = file(new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> TomlFile.text(large))
        .hasMessageContaining("has more than 1048576 bytes");
  }

  @Test
  void aDocumentOfTheLargestSizeIsRead() {
    assertThat(TomlFile.parse("large", "#".repeat(1 << 20)).keys()).isEmpty();
    assertThatThrownBy(() -> TomlFile.parse("large", "#".repeat((1 << 20) + 1)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"large\" has more than 1048576 bytes");
  }

  @Test
  void whatOverflowsTheParserIsOneMessage() {
    assertThatThrownBy(() -> TomlFile.parse("nested", "a = " + "[".repeat(100_000)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"nested\"");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(temp.resolve("a.toml"), content);
  }
}
