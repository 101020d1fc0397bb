// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompiledTomlTest {
  private static final Path DOCUMENTS = Path.of("../toolchain/src/main/resources");
  private static final String PROFILE = "loaders/nanvix-2026-07.toml";

  @TestFactory
  List<DynamicTest> everyEmbeddedDocumentWasCompiledToWhatTheParserSays() throws IOException {
    try (Stream<Path> files = Files.walk(DOCUMENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".toml"))
          .map(file -> DOCUMENTS.relativize(file).toString())
          .sorted()
          .map(path -> DynamicTest.dynamicTest(path, () -> isWhatTheParserSays(path)))
          .toList();
    }
  }

  private static void isWhatTheParserSays(String path) throws IOException {
    byte[] document = Files.readAllBytes(DOCUMENTS.resolve(path));

    assertThat(CompiledToml.find(path, document))
        .contains(TomlFile.tree(path, new String(document, StandardCharsets.UTF_8)));
  }

  @Test
  void aDocumentThatHasChangedSinceIsParsed() throws IOException {
    String text = Files.readString(DOCUMENTS.resolve(PROFILE)).replace("4096", "8192");

    assertThat(CompiledToml.find(PROFILE, text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aValueThatNoEmbeddedDocumentHasStopsTheBuild() {
    byte[] document = "when = 2026-01-01\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> CompiledToml.compile("odd.toml", document))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("LocalDate");
  }
}
