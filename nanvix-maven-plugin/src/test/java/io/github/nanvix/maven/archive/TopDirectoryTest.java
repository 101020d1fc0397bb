// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives whose top directory is taken off, and those that have none. */
class TopDirectoryTest {
  @TempDir private Path dir;
  private Path archive;
  private Path into;

  @BeforeEach
  void nameThePlaces() {
    archive = dir.resolve("x.tar");
    into = dir.resolve("into");
  }

  static Stream<Arguments> wrapped() {
    return Stream.of(
        argumentSet("plain", tar().file("x-1/", "").file("x-1/a", "").file("x-1/s/b", "")),
        argumentSet("no entries for directories", tar().file("x-1/a", "").file("x-1/s/b", "")),
        argumentSet("./", tar().file("./", "").file("./x-1/a", "").file("x-1/s/b", "")),
        argumentSet("PEAR", tar().file("package.xml", "<").file("x-1/a", "").file("x-1/s/b", "")),
        argumentSet(
            "pax header as a file",
            tar().file("pax_global_header", "52 c").file("x-1/a", "").file("x-1/s/b", "")),
        argumentSet(
            "macOS",
            tar()
                .file("./._x-1", "")
                .file("x-1/a", "")
                .file("__MACOSX/x-1/._a", "")
                .file(".DS_Store", "")
                .file("x-1/s/b", "")));
  }

  @ParameterizedTest
  @MethodSource("wrapped")
  void oneDirectoryIsTakenOffAndWhatPackersPutBesideItIsNoSource(ArchiveBuilder builder)
      throws IOException {
    builder.in(archive);

    new Unpacker().unpackWithoutTop(archive, into);

    assertThat(Trees.files(into)).extracting(RelativePath::text).containsExactly("a", "s/b");
  }

  @Test
  void whatPackersPutBesideADirectoryIsKeptWithinIt() throws IOException {
    tar().file("x-1/package.xml", "").file("x-1/._a", "").in(archive);

    new Unpacker().unpackWithoutTop(archive, into);

    assertThat(Trees.files(into))
        .extracting(RelativePath::text)
        .containsExactly("._a", "package.xml");
  }

  static Stream<Arguments> flat() {
    return Stream.of(
        argumentSet(
            "as tar czf x.tar.gz *",
            tar().file("configure", "").file("src/", "").file("src/x.c", ""),
            "\"configure\", \"src/\""),
        argumentSet(
            "as tar czf x.tar.gz .",
            tar().file("./", "").file("./src/x.c", "").file("./configure", ""),
            "\"src/\", \"configure\""),
        argumentSet(
            "directories only",
            tar().file("include/x.h", "").file("src/x.c", ""),
            "\"include/\", \"src/\""),
        argumentSet(
            "an empty directory", tar().file("x-1/a", "").file("doc/", ""), "\"x-1/\", \"doc/\""),
        argumentSet("a link", tar().file("x-1/a", "").symbolicLink("x", "x-1"), "\"x-1/\", \"x\""),
        argumentSet(
            "many",
            tar().file("a", "").file("b", "").file("c", "").file("d", "").file("e/f", ""),
            "\"a\", \"b\", \"c\" and 2 more"));
  }

  @ParameterizedTest
  @MethodSource("flat")
  void whatHasNoTopDirectoryIsRefusedByName(ArchiveBuilder builder, String tops)
      throws IOException {
    builder.in(archive);

    assertThatThrownBy(() -> new Unpacker().unpackWithoutTop(archive, into))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Archive \"" + archive + "\" does not lie in one directory")
        .hasMessageContaining("at its top are " + tops + ".")
        .hasMessageContaining("one directory around");
  }

  @Test
  void filesOnlyAreRefusedTooAndSoIsAnEmptyTop() throws IOException {
    tar().file("configure", "").in(archive);
    Path empty = tar().file("x-1/", "").in(dir.resolve("empty.tar"));

    assertThatThrownBy(() -> new Unpacker().unpackWithoutTop(archive, into))
        .hasMessageContaining("nothing below a top directory");
    assertThatThrownBy(() -> new Unpacker().unpackWithoutTop(empty, dir.resolve("into2")))
        .hasMessageContaining("nothing below a top directory");
  }

  @Test
  void zipFilesAreHeldToTheSame() throws IOException {
    Path zip = dir.resolve("x.zip");
    try (var out =
        new org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream(
            Files.newOutputStream(zip))) {
      for (String name : List.of("configure", "src/x.c")) {
        out.putArchiveEntry(new org.apache.commons.compress.archivers.zip.ZipArchiveEntry(name));
        out.closeArchiveEntry();
      }
    }

    assertThatThrownBy(() -> new Unpacker().unpackWithoutTop(zip, into))
        .hasMessageContaining("at its top are \"configure\", \"src/\".");
  }

  @Test
  void aFileThatIsShorterThanWhatIsTakenOffIsNamed() throws IOException {
    tar()
        .file("x-1/", "")
        .file("x-1/README", "")
        .file("x-1/bin/cc", "")
        .file("package.xml", "")
        .in(archive);

    assertThatThrownBy(() -> new Unpacker().unpack(archive, into, 2))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Archive \"" + archive + "\" has files")
        .hasMessageContaining("\"x-1/README\"")
        .hasMessageContaining("[select]");
  }

  @Test
  void directoriesOfSeveralNamesCanBeTakenOffByTheirNumber() throws IOException {
    tar().file("usr/", "").file("usr/bin/cc", "").file("lib/x", "").in(archive);

    new Unpacker().unpack(archive, into, 1);

    assertThat(Trees.files(into)).extracting(RelativePath::text).containsExactly("bin/cc", "x");
  }

  private static ArchiveBuilder tar() {
    return ArchiveBuilder.tar();
  }
}
