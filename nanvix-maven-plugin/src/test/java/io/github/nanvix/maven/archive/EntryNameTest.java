// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files that are no UTF-8, or that this machine's locale has no bytes for. */
class EntryNameTest {
  private static final String NAME = "d/caf\u00e9.c";

  @TempDir private Path dir;

  /** What the child of a test does. */
  public static void main(String[] arguments) {
    try {
      new Unpacker().unpack(Path.of(arguments[0]), Path.of(arguments[1]), 0);
      System.out.println("unpacked");
    } catch (BuildException e) {
      System.out.println(e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "link", "hard link", "zip", "link in zip"})
  void aNameThatIsNotUtf8IsRefused(String where) throws IOException {
    Path archive = latin(where);

    assertThatThrownBy(() -> new Unpacker().unpack(archive, dir.resolve("into"), 0))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("of archive \"" + archive + "\"")
        .hasMessageContaining("caf\ufffd")
        .hasMessageContaining("not UTF-8")
        .hasMessageContaining("Pack it anew");
  }

  /**
   * Longer than the header's field: by a prefix, by a record before the header, by a pax header.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ustar", "gnu", "pax"})
  void aLongNameThatIsNotUtf8IsRefusedInEachFormat(String format) throws Exception {
    String top = "long/".repeat(30);
    String script =
        "mkdir -p "
            + top
            + " && : > "
            + top
            + "$(printf 'caf\\351?.c') && tar --format=%s -cf x long";
    Process tar =
        new ProcessBuilder("sh", "-c", script.formatted(format)).directory(dir.toFile()).start();
    assertThat(tar.waitFor()).isZero();

    assertThatThrownBy(() -> new Unpacker().unpack(dir.resolve("x"), dir.resolve("into"), 0))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("caf\ufffd?.c")
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void aNameThatIsNotWantedMayBeOfAnyBytes() throws IOException {
    new Unpacker()
        .unpack(latin("name"), dir.resolve("into"), List.of(Selection.of("other", "other")));

    assertThat(Trees.files(dir.resolve("into")))
        .extracting(RelativePath::text)
        .containsExactly("other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "zip"})
  void aNameInUtf8IsKept(String kind) throws IOException {
    Path archive =
        kind.equals("zip") ? zip("UTF-8", NAME, "") : tar().file(NAME, "").in(dir.resolve("a"));

    new Unpacker().unpack(archive, dir.resolve("into"), 0);

    assertThat(Trees.files(dir.resolve("into"))).extracting(RelativePath::text).contains(NAME);
  }

  @Test
  void aLocaleThatHasNotTheBytesOfTheNameIsNamed() throws Exception {
    Path archive = tar().file(NAME, "").in(dir.resolve("name.tar"));
    Path link = tar().symbolicLink("l", NAME).in(dir.resolve("link.tar"));
    Path plain = tar().file("cafe.c", "").in(dir.resolve("plain.tar"));

    assertThat(inPlainLocale(archive))
        .contains("has a name that this locale cannot write")
        .contains("names of files are written in ")
        .contains("LC_ALL=C.UTF-8");
    assertThat(inPlainLocale(link)).contains("this locale cannot write");
    assertThat(inPlainLocale(plain)).isEqualTo("unpacked");
    assertThat(dir.resolve("name.tar.out/d")).doesNotExist();
  }

  @Test
  void aQuestionMarkIsANameLikeAnyOther() throws IOException {
    Path archive =
        tar().file("d\u00e9/what?.c", "").symbolicLink("l", "d\u00e9/?").in(dir.resolve("a"));

    new Unpacker().unpack(archive, dir.resolve("into"), 0);

    assertThat(dir.resolve("into/d\u00e9/what?.c")).isRegularFile();
  }

  @Test
  void theTargetOfALinkIsArchivedByItsOwnBytesOrNotAtAll() throws Exception {
    Path link = dir.resolve("link");
    Process made = new ProcessBuilder("sh", "-c", "ln -s \"$(printf 'caf\\351')\" " + link).start();
    assertThat(made.waitFor()).isZero();

    assertThatThrownBy(
            () ->
                TarGz.write(
                    dir.resolve("x.tar.gz"), Map.of(new RelativePath("link"), link), Instant.EPOCH))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Cannot archive the symbolic link \"" + link + "\"")
        .hasMessageContaining("no text");
    assertThat(dir.resolve("x.tar.gz")).doesNotExist();
  }

  private String inPlainLocale(Path archive) throws Exception {
    Path out = archive.resolveSibling(archive.getFileName() + ".out");
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EntryNameTest.class.getName(),
                archive.toString(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    child.environment().put("LC_ALL", "C");
    return new String(child.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .strip();
  }

  /** With e acute as the one byte that it is in ISO 8859-1. */
  private Path latin(String where) throws IOException {
    if (where.endsWith("zip")) {
      return zip("ISO-8859-1", where.startsWith("link") ? "l" : NAME, NAME);
    }
    ArchiveBuilder builder = tar("ISO-8859-1").file("other", "");
    switch (where) {
      case "link" -> builder.symbolicLink("l", NAME);
      case "hard link" -> builder.hardLink("l", NAME);
      default -> builder.file(NAME, "");
    }
    return builder.in(dir.resolve("latin.tar"));
  }

  private Path zip(String encoding, String name, String link) throws IOException {
    Path archive = dir.resolve(encoding + ".zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding(encoding);
      zip.setUseLanguageEncodingFlag(false);
      ZipArchiveEntry entry = new ZipArchiveEntry(name);
      if (!name.equals(NAME)) {
        entry.setUnixMode(0120777);
      }
      zip.putArchiveEntry(entry);
      zip.write(link.getBytes(Charset.forName(encoding)));
      zip.closeArchiveEntry();
    }
    return archive;
  }

  private static ArchiveBuilder tar() {
    return ArchiveBuilder.tar();
  }

  private static ArchiveBuilder tar(String encoding) {
    return ArchiveBuilder.tar(encoding);
  }
}
