// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in archives that are not UTF-8: two of them are two, whatever can be read of them. */
class ForeignNamesTest {
  private static final String LONG_NAME =
      "long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/long/"
          + "long/long/long/";

  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource({"gnu, ''", "ustar, ''", "pax, ''", "gnu, " + LONG_NAME})
  void membersOfATarWhoseNamesDifferInAByteAreTwo(String format, String top) throws Exception {
    assertThat(differences(tar(format, top, "\\344"), tar(format, top, "\\374")))
        .containsExactlyInAnyOrder(
            "file: " + top + "caf\\xE4.c: only in the first",
            "file: " + top + "caf\\xFC.c: only in the second");
  }

  @Test
  void targetsOfLinksThatDifferInAByteAreTwo() throws Exception {
    assertThat(differences(link("\\344"), link("\\374")))
        .containsExactly("file: link: link target is to-\\xE4 and to-\\xFC");
  }

  @Test
  void soAreMembersOfAJar() throws IOException {
    assertThat(differences(zip("caf\u00e4"), zip("caf\u00fc")))
        .containsExactlyInAnyOrder(
            "file: caf\\xE4: only in the first", "file: caf\\xFC: only in the second");
  }

  @Test
  void aNameThatReadsLikeTheSpellingOfAnotherIsAnother() throws Exception {
    assertThat(differences(tar("gnu", "", "\\344"), tar("gnu", "", "\\\\xE4")))
        .contains("file: caf\\\\xE4.c: only in the second");
  }

  @Test
  void namesInUtf8AreAsTheyAre() throws Exception {
    assertThat(differences(tar("gnu", "", "\\303\\244"), tar("gnu", "", "\\\\y")))
        .contains("file: caf\u00e4.c: only in the first", "file: caf\\y.c: only in the second");
  }

  private Path tar(String format, String top, String letter) throws Exception {
    return made(
        format,
        "mkdir -p ./" + top + " && : > ./" + top + "$(printf 'caf" + letter + ".c')",
        top.isEmpty() ? "caf*" : "long");
  }

  private Path link(String letter) throws Exception {
    return made("gnu", "ln -s $(printf 'to-" + letter + "') link", "link");
  }

  private Path made(String format, String script, String member) throws Exception {
    Path directory = Files.createTempDirectory(dir, "tar");
    String command =
        script
            + " && tar --format="
            + format
            + " --no-recursion --mtime=@0 -cf file $(find "
            + member
            + " ! -type d)";
    Process tar = new ProcessBuilder("sh", "-c", command).directory(directory.toFile()).start();
    assertThat(tar.waitFor()).isZero();
    return directory.resolve("file");
  }

  private Path zip(String name) throws IOException {
    Path file = Files.createTempDirectory(dir, "zip").resolve("file");
    try (OutputStream out = Files.newOutputStream(file);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding(StandardCharsets.ISO_8859_1.name());
      zip.setUseLanguageEncodingFlag(false);
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      entry.setTime(0);
      zip.putArchiveEntry(entry);
      zip.closeArchiveEntry();
    }
    return file;
  }

  private List<String> differences(Path first, Path second) throws IOException {
    return new Comparison(dir)
        .differences("file", first, second).stream().map(Difference::text).toList();
  }
}
