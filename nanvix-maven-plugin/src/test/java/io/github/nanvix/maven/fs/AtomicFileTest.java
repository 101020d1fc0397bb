// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path dir;

  @Test
  void writesAFileAndTheDirectoriesAboveIt() throws IOException {
    Path file = dir.resolve("a/b/report.json");

    assertThat(AtomicFile.write(file, "{\"ü\":1}")).isTrue();

    assertThat(file).hasContent("{\"ü\":1}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void leavesAFileWithTheSameBytesUntouched() throws IOException {
    Path file = dir.resolve("f");
    AtomicFile.write(file, "same");
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);

    assertThat(AtomicFile.write(file, "same")).isFalse();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    assertThat(AtomicFile.write(file, "eman")).isTrue();
    assertThat(file).hasContent("eman");
  }

  @Test
  void anotherNameOfTheOldFileKeepsTheOldContent() throws IOException {
    Path file = Files.writeString(dir.resolve("f"), "old");
    Files.createLink(dir.resolve("hard-link"), file);

    AtomicFile.write(file, "new");

    assertThat(dir.resolve("hard-link")).hasContent("old");
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Path occupied = dir.resolve("f");
    Files.createDirectories(occupied.resolve("occupied"));

    assertThatThrownBy(() -> AtomicFile.write(occupied, "x")).isInstanceOf(IOException.class);

    assertThat(dir).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    assertThat(occupied.resolve("occupied")).isDirectory();
  }

  @Test
  void aFileThatWasThereBeforeKeepsItsModeAndTheLinkThatLeadsToIt() throws IOException {
    Path file = Files.createDirectories(dir.resolve("real")).resolve("f");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    Path hop = Files.createSymbolicLink(dir.resolve("hop"), Path.of("real/f"));
    Path link = Files.createSymbolicLink(dir.resolve("link"), hop);

    assertThat(AtomicFile.rewrite(link, "new".getBytes(UTF_8))).isTrue();
    assertThat(AtomicFile.rewrite(link, "new".getBytes(UTF_8))).isFalse();

    assertThat(link).isSymbolicLink();
    assertThat(hop).isSymbolicLink();
    assertThat(file).isRegularFile().hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void aLinkToNothingGetsItsFile() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("made/f"));

    assertThat(AtomicFile.rewrite(link, "new".getBytes(UTF_8))).isTrue();

    assertThat(dir.resolve("made/f")).hasContent("new");
  }

  @Test
  void linksInACircleFail() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(dir.resolve("b"), Path.of("a"));

    assertThatThrownBy(() -> AtomicFile.rewrite(link, new byte[0]))
        .isInstanceOf(FileSystemLoopException.class);
  }
}
