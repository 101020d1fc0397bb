// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.LocalSource;
import io.github.nanvix.maven.source.Patch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch is what our reader, {@code git apply} and {@code patch} make the other tree of. */
class TreePatchTest {
  @TempDir Path dir;
  private Path before;
  private Path after;

  @BeforeEach
  void twoTrees() throws IOException {
    before = Files.createDirectories(dir.resolve("before"));
    after = Files.createDirectories(dir.resolve("after"));
  }

  private void put(Path tree, String name, String text) throws IOException {
    put(tree, name, text.getBytes(UTF_8));
  }

  private static void put(Path tree, String name, byte[] content) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void both(String name, String text) throws IOException {
    put(before, name, text);
    put(after, name, text);
  }

  private TreePatch patch() throws IOException {
    return TreePatch.of(LocalSource.files(before), LocalSource.files(after));
  }

  private static Map<String, String> content(Path tree) throws IOException {
    Map<String, String> content = new TreeMap<>();
    for (RelativePath path : Trees.files(tree)) {
      Path file = path.under(tree);
      content.put(
          path + (Files.isExecutable(file) ? " runnable" : ""),
          new String(Files.readAllBytes(file), ISO_8859_1));
    }
    return content;
  }

  private Path copy(String name) throws IOException {
    Path copy = dir.resolve(name);
    Trees.copy(before, copy, Trees.Mode.COPY);
    return copy;
  }

  /** All three make the same tree of it. */
  private void requireThatAllTakeIt(TreePatch patch) throws Exception {
    Path file = requireThatOursAndGitTakeIt(patch);
    Path gnu = copy("gnu");
    run(gnu, "patch", "-p1", "--binary", "-s", "-i", file.toString());
    assertThat(content(gnu)).isEqualTo(content(after));
  }

  private Path requireThatOursAndGitTakeIt(TreePatch patch) throws Exception {
    Path file = Files.write(dir.resolve("the.patch"), patch.bytes());
    Path ours = copy("ours");
    Patch.read(file).applyTo(ours);
    assertThat(content(ours)).isEqualTo(content(after));
    Path git = copy("git");
    run(git, "git", "apply", "--whitespace=nowarn", file.toString());
    assertThat(content(git)).isEqualTo(content(after));
    return file;
  }

  private void run(Path directory, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GIT_CEILING_DIRECTORIES", dir.toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void filesComeAndGoAndChangeAndRunInTheOrderOfTheirNames() throws Exception {
    both("same", "1\n");
    put(before, "b.c", "1\n2\n3\n");
    put(after, "b.c", "1\ntwo\n3\n");
    put(after, "a/new.c", "int a;\n");
    put(before, "c/gone.c", "int c;\n");
    put(after, "empty", "");
    both("tool", "#!/bin/sh\n");
    Trees.makeRunnable(after.resolve("tool"));
    put(after, "run", "#!/bin/sh\nexit 0\n");
    Trees.makeRunnable(after.resolve("run"));
    TreePatch patch = patch();
    assertThat(patch.changes())
        .containsExactly(
            "new a/new.c",
            "changed b.c",
            "deleted c/gone.c",
            "new empty",
            "new run",
            "changed tool");
    requireThatAllTakeIt(patch);
    assertThat(patch().text()).isEqualTo(patch.text());
  }

  @Test
  void anEmptyFileGoes() throws Exception {
    put(before, "nothing", "");
    // GNU patch would ask whether the patch is meant the other way round.
    requireThatOursAndGitTakeIt(patch());
  }

  @Test
  void eachByteOfALineIsKept() throws Exception {
    put(before, "crlf", "a\r\nb\r\nc\n");
    put(after, "crlf", "a\r\nB\r\nc\r\n");
    put(before, "no-newline", "a\nb");
    put(after, "no-newline", "a\nb\nc");
    put(before, "gets-newline", "a");
    put(after, "gets-newline", "a\n");
    put(before, "loses-newline", "a\n");
    put(after, "loses-newline", "a");
    put(before, "latin", "é\nx\n".getBytes(ISO_8859_1));
    put(after, "latin", "é\ny\n".getBytes(ISO_8859_1));
    put(after, "headers", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-- \n\\ No newline at end of file\n");
    put(after, "form\u00e9.c", "int e;\n");
    put(before, "with blank.c", "1\n");
    put(after, "with blank.c", "2\n");
    put(after, "new no newline", "x");
    requireThatAllTakeIt(patch());
  }

  @Test
  void manyEditsOfManyFilesAreTakenByAll() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      StringBuilder old = new StringBuilder();
      StringBuilder now = new StringBuilder();
      for (int line = 0; line < 200; line++) {
        String text = "line " + random.nextInt(12) + (random.nextInt(9) == 0 ? "\r\n" : "\n");
        if (random.nextInt(20) != 0) {
          old.append(text);
        }
        now.append(random.nextInt(20) == 0 ? "" : text);
      }
      put(before, "d" + i % 3 + "/f" + i, old.toString());
      put(after, "d" + i % 3 + "/f" + i, now.toString());
    }
    requireThatAllTakeIt(patch());
  }

  @Test
  void aFileThatIsAllOtherTakesNoMoreMemoryThanItsLines() throws Exception {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    ByteArrayOutputStream now = new ByteArrayOutputStream();
    for (int i = 0; i < 10_000; i++) {
      old.writeBytes(("old " + i + "\n").getBytes(UTF_8));
      now.writeBytes(("new " + i + "\n").getBytes(UTF_8));
    }
    put(before, "all", old.toByteArray());
    put(after, "all", now.toByteArray());
    requireThatAllTakeIt(patch());
  }

  @Test
  void whatNoPatchCanTellIsRefusedByName() throws Exception {
    both("same.bin", "\0");
    put(before, "b.bin", "\0\1");
    put(after, "b.bin", "\0\2");
    put(after, "a\"b", "x\n");
    Files.createSymbolicLink(after.resolve("link"), Path.of("b.bin"));
    put(before, "dir/x", "1\n");
    put(after, "dir", "1\n");
    assertThatThrownBy(this::patch)
        .hasMessageContaining("b.bin\" (binary)")
        .hasMessageContaining("\"link\" (a link)")
        .hasMessageContaining("(a name that would have to be quoted)")
        .hasMessageContaining("\"dir\" (a directory before)")
        .hasMessageNotContaining("same.bin");
  }

  @Test
  void whatVersionControlKeepsIsNoDifference() throws Exception {
    put(after, ".git/config", "\0");
    both("a", "1\n");
    assertThat(patch().text()).isEmpty();
  }
}
