// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first of this machine's files; it/differential compares all. */
class ReadelfTest {
  @Test
  void agreesOnLibrariesOfTheJavaMachine() throws IOException {
    agree(Path.of(System.getProperty("java.home"), "lib"), 20);
  }

  @Test
  void agreesOnPrograms() throws IOException {
    agree(Path.of("/usr/bin"), 20);
  }

  private static void agree(Path directory, int limit) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files =
          list.filter(Files::isRegularFile)
              .filter(ReadelfTest::isElf)
              .sorted()
              .limit(limit)
              .toList();
    }
    ReadelfComparison comparison = new ReadelfComparison();
    comparison.compare(files);
    assertThat(comparison.files()).isPositive();
    assertThat(comparison.differences()).isEmpty();
  }

  private static boolean isElf(Path file) {
    try {
      return ElfImage.isElf(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
