// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnpackerTest {
  @TempDir Path dir;
  private Path into;
  private Path archive;

  @BeforeEach
  void nameThePlaces() {
    into = dir.resolve("into");
    archive = dir.resolve("archive");
  }

  static Stream<byte[]> compressedInEveryWay() throws IOException {
    return Stream.of(
        sample().plain(),
        sample().gz(),
        sample().xz(),
        sample().bz2(),
        deb("data.tar", sample().plain()),
        deb("data.tar.gz", sample().gz()),
        deb("data.tar.xz", sample().xz()));
  }

  @ParameterizedTest
  @MethodSource("compressedInEveryWay")
  void unpacksEveryKindByItsContent(byte[] bytes) throws IOException {
    Files.write(archive, bytes);

    new Unpacker().unpack(archive, into, 1);

    assertThat(names(into)).containsExactly("bin/tool", "lib/a.h", "lib/link.h", "lib/same.h");
    assertThat(into.resolve("lib/link.h")).isSymbolicLink().hasContent("int a;");
    assertThat(into.resolve("lib/same.h")).hasContent("int a;");
  }

  @Test
  void keepsRunBitsAndTimesAndNothingElse() throws IOException {
    ArchiveBuilder.tar()
        .file("./set", "x", 06711, 1_234_567_890)
        .file("./d/wide", "x", 0666, 1_234_567_891)
        .file("./d/tight", "x", 0400, 1)
        .in(archive);

    new Unpacker().unpack(archive, into, 0);

    assertThat(permissions("set")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("d/wide")).isEqualTo("rw-r--r--");
    assertThat(permissions("d/tight")).isEqualTo("rw-r--r--");
    assertThat(permissions("d")).isEqualTo("rwxr-xr-x");
    assertThat(Files.getLastModifiedTime(into.resolve("set")))
        .isEqualTo(FileTime.fromMillis(1_234_567_890_000L));
  }

  @Test
  void unpacksTheOldFormatThatHasNoMagic() throws Exception {
    Path source = Files.createDirectories(dir.resolve("lib-1.0"));
    Files.writeString(source.resolve("configure"), "#!/bin/sh\n");
    Process tar =
        new ProcessBuilder(
                "tar", "--format=v7", "-czf", archive.toString(), "-C", dir.toString(), "lib-1.0")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();

    new Unpacker().unpack(archive, into, 1);

    assertThat(names(into)).containsExactly("configure");
  }

  @Test
  void unpacksZipFilesWithTheirModesAndLinks() throws IOException {
    zip(
        entry("a/run", 0100755, "#!"),
        entry("a/link", 0120777, "run"),
        entry("a/empty/", 0040755, ""),
        entry("a/jar", 0, "from java"));

    new Unpacker().unpack(archive, into, 1);

    assertThat(names(into)).containsExactly("jar", "link", "run");
    assertThat(permissions("run")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("jar")).isEqualTo("rw-r--r--");
    assertThat(Files.readSymbolicLink(into.resolve("link"))).hasToString("run");
    assertThat(into.resolve("empty")).isDirectory();
  }

  @Test
  void takesOnlyWhatIsSelectedAndPutsItElsewhere() throws IOException {
    sample().in(archive);

    new Unpacker()
        .unpack(
            archive,
            into,
            List.of(
                Selection.of("root/bin/tool", "usr/bin/renamed"),
                Selection.of("root/lib", "include")));

    assertThat(names(into))
        .containsExactly("include/a.h", "include/link.h", "include/same.h", "usr/bin/renamed");
  }

  @Test
  void selectsFromZipFilesToo() throws IOException {
    zip(entry("org/x/clang", 0, "c"), entry("org/x/clang-cpp", 0, "d"), entry("META", 0, "m"));

    new Unpacker().unpack(archive, into, List.of(Selection.of("org/x/clang", "bin/clang")));

    assertThat(names(into)).containsExactly("bin/clang");
  }

  @Test
  void namesTheSelectionThatMatchesNothing() throws IOException {
    sample().in(archive);

    assertThatThrownBy(
            () ->
                new Unpacker()
                    .unpack(
                        archive,
                        into,
                        List.of(Selection.of("root/lib", "a"), Selection.of("root/li", "b"))))
        .hasMessageContaining("\"" + archive + "\" has no entry \"root/li\"");
    assertThatThrownBy(() -> new Unpacker().unpack(archive, dir.resolve("into2"), 3))
        .hasMessageContaining("no entry with more than 3 path segments");
  }

  @Test
  void aLaterEntryReplacesAnEarlierOneOfTheSameName() throws IOException {
    ArchiveBuilder.tar()
        .file("a", "old")
        .hardLink("b", "a")
        .file("a", "new")
        .symbolicLink("c", "b")
        .file("c", "own")
        .in(archive);

    new Unpacker().unpack(archive, into, 0);

    assertThat(into.resolve("a")).hasContent("new");
    assertThat(into.resolve("b")).hasContent("old");
    assertThat(into.resolve("c")).isRegularFile().hasContent("own");
  }

  @Test
  void refusesADirectoryThatIsNotEmpty() throws IOException {
    sample().in(archive);

    assertThatThrownBy(() -> new Unpacker().unpack(archive, dir, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static ArchiveBuilder sample() {
    return ArchiveBuilder.tar()
        .file("root/", "")
        .file("root/bin/tool", "#!/bin/sh\n", 0755, 5)
        .file("root/lib/a.h", "int a;")
        .symbolicLink("root/lib/link.h", "../lib/a.h".replace("../lib/", ""))
        .hardLink("root/lib/same.h", "root/lib/a.h");
  }

  static byte[] deb(String member, byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(bytes)) {
      put(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.UTF_8));
      put(ar, "control.tar.xz", new byte[] {1, 2, 3});
      put(ar, member, data);
    }
    return bytes.toByteArray();
  }

  private static void put(ArArchiveOutputStream ar, String name, byte[] data) throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, data.length));
    ar.write(data);
    ar.closeArchiveEntry();
  }

  private record ZipEntryText(ZipArchiveEntry entry, String content) {}

  private static ZipEntryText entry(String name, int mode, String content) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    if (mode != 0) {
      entry.setUnixMode(mode);
    }
    return new ZipEntryText(entry, content);
  }

  private void zip(ZipEntryText... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (ZipEntryText text : entries) {
        zip.putArchiveEntry(text.entry());
        zip.write(text.content().getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
    }
  }

  private static List<String> names(Path root) throws IOException {
    return Trees.files(root).stream().map(RelativePath::text).toList();
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(into.resolve(name)));
  }
}
