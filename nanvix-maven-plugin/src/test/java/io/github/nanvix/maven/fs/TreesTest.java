// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreesTest {
  @TempDir Path dir;
  private Path tree = Path.of("");

  @BeforeEach
  void makeTheTree() throws IOException {
    tree = Files.createDirectories(dir.resolve("tree"));
    Files.createDirectories(tree.resolve("sub/empty"));
    Files.writeString(tree.resolve("sub/tool"), "#!/bin/sh\n");
    permit(tree.resolve("sub/tool"), "rwxr-x---");
    Files.writeString(tree.resolve("a"), "a");
    Files.createSymbolicLink(tree.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
  }

  @Test
  void listsFilesAndLinksByNameWithoutFollowing() throws IOException {
    assertThat(Trees.files(tree)).hasToString("[a, dangling, loop, sub/tool]");
  }

  @Test
  void whatIsNotAcceptedIsNeitherListedNorLookedInto() throws IOException {
    List<RelativePath> asked = new ArrayList<>();

    List<RelativePath> found =
        Trees.files(
            tree,
            path -> {
              asked.add(path);
              return !path.text().equals("sub") && !path.text().equals("a");
            });

    assertThat(found).hasToString("[dangling, loop]");
    assertThat(asked).extracting(RelativePath::text).doesNotContain("sub/tool").contains("sub");
  }

  @Test
  void aRootMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("link"), tree);

    Trees.copy(link, dir.resolve("copy"), Trees.Mode.COPY);

    assertThat(Trees.files(link)).isEqualTo(Trees.files(tree));
    assertThat(Trees.files(dir.resolve("copy"))).isEqualTo(Trees.files(tree));
  }

  @Test
  void aMissingRootIsAnErrorExceptForDeletion() throws IOException {
    assertThatThrownBy(() -> Trees.files(dir.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
    Trees.delete(dir.resolve("none"));
  }

  @Test
  void pipesAreNeitherListedNorCopied() throws Exception {
    shell("mkfifo tree/pipe");

    Trees.copy(tree, dir.resolve("copy"), Trees.Mode.COPY);

    assertThat(Trees.files(tree)).doesNotContain(new RelativePath("pipe"));
    assertThat(dir.resolve("copy/pipe")).doesNotExist();
    Trees.delete(tree);
    assertThat(tree).doesNotExist();
  }

  @Test
  void aNameThatIsNoTextIsAnErrorThatSaysSo() throws Exception {
    shell("touch \"$(printf 'tree/a\\377')\"");

    assertThatThrownBy(() -> Trees.files(tree))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no text in this locale");
    Trees.copy(tree, dir.resolve("copy"), Trees.Mode.COPY);
    shell("test -e \"$(printf 'copy/a\\377')\"");
  }

  @ParameterizedTest
  @EnumSource
  void copiesContentRunBitsLinksAndEmptyDirectories(Trees.Mode mode) throws IOException {
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(tree.resolve("a"), old);
    Path copy = dir.resolve("new/copy");

    Trees.copy(tree, copy, mode);

    assertThat(Trees.files(copy)).isEqualTo(Trees.files(tree));
    assertThat(permissions(copy.resolve("sub/tool"))).isEqualTo("rwxr-x---");
    assertThat(Files.readSymbolicLink(copy.resolve("loop"))).isEqualTo(Path.of("."));
    assertThat(Files.getLastModifiedTime(copy.resolve("a"))).isEqualTo(old);
    assertThat(copy.resolve("sub/empty")).isEmptyDirectory();
    assertThat(Files.isSameFile(copy.resolve("a"), tree.resolve("a")))
        .isEqualTo(mode == Trees.Mode.LINK);
  }

  @ParameterizedTest
  @EnumSource
  void overwritesNothing(Trees.Mode mode) throws IOException {
    Path other = Files.writeString(dir.resolve("other"), "other");

    assertThatThrownBy(() -> Trees.copyFile(tree.resolve("a"), other, mode))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(other).hasContent("other");
  }

  @Test
  void deletionDoesNotFollowLinks() throws IOException {
    Path outside = Files.createDirectories(dir.resolve("outside"));
    Files.writeString(outside.resolve("keep"), "");
    Files.createSymbolicLink(tree.resolve("out"), outside);
    Path link = Files.createSymbolicLink(dir.resolve("link"), outside);

    Trees.delete(tree);
    Trees.delete(link);

    assertThat(tree).doesNotExist();
    assertThat(link).doesNotExist();
    assertThat(outside.resolve("keep")).exists();
  }

  /** Root may do all this anyway; the test means something when another user runs it. */
  @Test
  void deletionGetsThroughDirectoriesWithoutPermissions() throws IOException {
    for (String permissions : List.of("r-xr-xr-x", "-wx------", "r--------", "---------")) {
      Path locked = tree.resolve(permissions);
      Files.createDirectories(locked.resolve("inner"));
      Files.writeString(locked.resolve("inner/file"), "");
      permit(locked.resolve("inner"), permissions);
      permit(locked, permissions);
    }

    Trees.delete(tree);

    assertThat(tree).doesNotExist();
  }

  @Test
  void whoeverMayReadMayRun() throws IOException {
    permit(tree.resolve("a"), "rw-r-----");
    Trees.makeRunnable(tree.resolve("a"));
    assertThat(permissions(tree.resolve("a"))).isEqualTo("rwxr-x---");
  }

  private void shell(String command) throws Exception {
    assertThat(new ProcessBuilder("sh", "-ec", command).directory(dir.toFile()).start().waitFor())
        .isZero();
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
