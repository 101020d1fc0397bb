// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDigestTest {
  @TempDir Path dir;
  private Sha256 before = Sha256.of("");

  @BeforeEach
  void makeTheTree() throws IOException {
    Files.createDirectories(dir.resolve("sub"));
    Files.writeString(dir.resolve("sub/file"), "content");
    Files.createSymbolicLink(dir.resolve("link"), Path.of("sub/file"));
    before = TreeDigest.of(dir);
  }

  @Test
  void timesAndEmptyDirectoriesDoNotCount() throws IOException {
    Files.setLastModifiedTime(dir.resolve("sub/file"), FileTime.fromMillis(0));
    Files.createDirectories(dir.resolve("empty"));

    assertThat(TreeDigest.of(dir)).isEqualTo(before);
  }

  @Test
  void permissionsOfOthersDoNotCount() throws IOException {
    permit("rw-------");

    assertThat(TreeDigest.of(dir)).isEqualTo(before);
  }

  @Test
  void aChangedByteCounts() throws IOException {
    Files.writeString(dir.resolve("sub/file"), "contenT");

    assertThat(TreeDigest.of(dir)).isNotEqualTo(before);
  }

  @Test
  void aNewNameCounts() throws IOException {
    Files.move(dir.resolve("sub/file"), dir.resolve("sub/file2"));

    assertThat(TreeDigest.of(dir)).isNotEqualTo(before);
  }

  @Test
  void theRunBitOfTheOwnerCountsWhoeverAsks() throws IOException {
    permit("rwxr--r--");
    Sha256 runnable = TreeDigest.of(dir);
    // This user may run it when it is root, but it is no program.
    permit("rw-r--r-x");

    assertThat(runnable).isNotEqualTo(before);
    assertThat(TreeDigest.of(dir)).isEqualTo(before);
  }

  @Test
  void aLinkCountsByItsTargetAndIsNotTheFile() throws IOException {
    Files.delete(dir.resolve("link"));
    Files.createSymbolicLink(dir.resolve("link"), Path.of("sub/other"));
    Sha256 elsewhere = TreeDigest.of(dir);
    Files.delete(dir.resolve("link"));
    Files.writeString(dir.resolve("link"), "sub/file");

    assertThat(elsewhere).isNotEqualTo(before);
    assertThat(TreeDigest.of(dir)).isNotEqualTo(before).isNotEqualTo(elsewhere);
  }

  @Test
  void aNewlineInANameCannotMoveTextBetweenALinkAndAName() throws IOException {
    Path one = Files.createDirectories(dir.resolve("one"));
    Files.createSymbolicLink(one.resolve("a"), Path.of("x"));
    Files.writeString(one.resolve("y\nz"), "");
    Path two = Files.createDirectories(dir.resolve("two"));
    Files.createSymbolicLink(two.resolve("a"), Path.of("x\ny"));
    Files.writeString(two.resolve("z"), "");

    assertThat(TreeDigest.of(one)).isNotEqualTo(TreeDigest.of(two));
  }

  @Test
  void filesFromElsewhereCountAsIfTheyWereThere() throws IOException {
    Path elsewhere = Files.createDirectories(dir.resolve("elsewhere/deep"));
    Files.move(dir.resolve("sub/file"), elsewhere.resolve("other-name"));

    assertThat(
            TreeDigest.of(
                new TreeMap<>(
                    Map.of(
                        new RelativePath("sub/file"),
                        elsewhere.resolve("other-name"),
                        new RelativePath("link"),
                        dir.resolve("link")))))
        .isEqualTo(before);
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(
        dir.resolve("sub/file"), PosixFilePermissions.fromString(permissions));
  }
}
