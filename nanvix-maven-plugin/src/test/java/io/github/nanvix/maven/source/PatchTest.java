// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
  private static final String HEAD = "--- a/f\n+++ b/f\n";

  @TempDir Path dir;
  private Path root;

  @BeforeEach
  void makeTheTree() throws IOException {
    root = Files.createDirectories(dir.resolve("tree"));
  }

  @Test
  void appliesWhatDiffWritesByteByByte() throws Exception {
    for (int seed = 0; seed < 25; seed++) {
      Path a = Files.createDirectories(dir.resolve("s" + seed + "/a"));
      Path b = Files.createDirectories(dir.resolve("s" + seed + "/b"));
      Random random = new Random(seed);
      for (String name : new String[] {"one", "two", "sub-dir/three", "four"}) {
        String text = text(random);
        // Some files exist on one side only.
        if (random.nextInt(5) > 0) {
          write(a.resolve(name), text);
        }
        if (random.nextInt(5) > 0) {
          write(b.resolve(name), random.nextInt(6) == 0 ? text : edited(text, random));
        }
      }
      Path patch = dir.resolve("s" + seed + ".patch");
      int differs =
          new ProcessBuilder("diff", "-Nrua", "a", "b")
              .directory(dir.resolve("s" + seed).toFile())
              .redirectOutput(patch.toFile())
              .start()
              .waitFor();
      assertThat(differs).as("seed %d", seed).isEqualTo(1);

      Patch.read(patch).applyTo(a);

      assertThat(Trees.files(a)).as("seed %d", seed).isEqualTo(Trees.files(b));
      for (RelativePath file : Trees.files(b)) {
        assertThat(file.under(a)).as("seed %d", seed).hasSameBinaryContentAs(file.under(b));
      }
    }
  }

  @Test
  void createsDeletesAndMakesRunnableAsGitSays() throws IOException {
    write(root.resolve("old"), "bye\n");
    write(root.resolve("tool"), "#!/bin/sh\n");
    write(root.resolve("nothing"), "");

    patch(
            """
            From 1234 Mon Sep 17 00:00:00 2001
            Subject: [PATCH] --- change
            ---
             new/dir/run | 1 +
            diff --git a/new/dir/run b/new/dir/run
            new file mode 100755
            index 0000000..b1ab2c3
            --- /dev/null
            +++ b/new/dir/run
            @@ -0,0 +1,2 @@
            +#!/bin/sh
            +--- not a header
            diff --git a/old b/old
            deleted file mode 100644
            index b1ab2c3..0000000
            --- a/old
            +++ /dev/null
            @@ -1 +0,0 @@
            -bye
            diff --git a/tool b/tool
            old mode 100644
            new mode 100755
            diff --git a/empty b/empty
            new file mode 100644
            index 0000000..e69de29
            diff --git a/nothing b/nothing
            deleted file mode 100644
            index e69de29..0000000
            --
            2.39.2
            """)
        .applyTo(root);

    assertThat(root.resolve("new/dir/run"))
        .isExecutable()
        .hasContent("#!/bin/sh\n--- not a header\n");
    assertThat(root.resolve("old")).doesNotExist();
    assertThat(root.resolve("tool")).isExecutable();
    assertThat(root.resolve("empty")).isEmptyFile();
    assertThat(root.resolve("nothing")).doesNotExist();
  }

  @Test
  void takesLinesThatLookLikeHeadersForWhatTheyAre() throws IOException {
    write(root.resolve("f"), "-- x\n++ y\n@@ -1 +1 @@\n");

    patch("--- p/f\n+++ q/f\n@@ -1,3 +1,3 @@\n--- x\n+++ z\n ++ y\n @@ -1 +1 @@\n").applyTo(root);

    assertThat(root.resolve("f")).hasContent("++ z\n++ y\n@@ -1 +1 @@\n");
  }

  @Test
  void keepsTimeAndRunBitAndOtherNamesOfAFile() throws IOException {
    Path file = write(root.resolve("f"), "a\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    Path other = Files.createLink(dir.resolve("other"), file);

    patch(HEAD + "@@ -1 +1 @@\n-a\n+b\n").applyTo(root);

    assertThat(file).hasContent("b\n").isExecutable();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(5_000));
    assertThat(other).hasContent("a\n");
  }

  @Test
  void saysWhichHunkDoesNotFitWhereAndWhy() throws IOException {
    write(root.resolve("f"), "a\nb\nc\nd\ne\n");

    assertThat(misfit(HEAD + "@@ -1 +1 @@\n-a\n+A\n@@ -4,2 +4 @@\n d\n-x\n"))
        .hasMessageContaining("\"" + dir.resolve("x.patch") + "\" does not apply to \"f\"")
        .hasMessageContaining("hunk 2 (line 6 of the patch) expects line 5 to be \"x\"")
        .hasMessageContaining("but it is \"e\"")
        .hasMessageContaining("Refresh the patch");
    assertThat(root.resolve("f")).hasContent("a\nb\nc\nd\ne\n");
    assertThat(misfit(HEAD + "@@ -5,2 +5 @@\n e\n-f\n")).hasMessageContaining("has only 5 lines");
    assertThat(misfit(HEAD + "@@ -1 +1 @@\n-b\n+B\n"))
        .as("no offset")
        .hasMessageContaining("line 1");
    assertThat(misfit(HEAD + "@@ -2,0 +3 @@\n+x\n")).hasMessageContaining("no context lines");
    assertThat(misfit(HEAD + "@@ -5 +5 @@\n-e\n\\ No newline at end of file\n+e\n"))
        .hasMessageContaining("\"e\" without a newline, but it is \"e\"");
    assertThat(misfit(HEAD + "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"))
        .hasMessageContaining("line 1 would lose its newline");
    assertThat(misfit("--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+x\n"))
        .hasMessageContaining("which exists");
    assertThat(misfit("--- /dev/null\n+++ b/new\n@@ -5,0 +1 @@\n+x\n"))
        .hasMessageContaining("behind the end of the file, which has 0 lines");
    assertThat(misfit("--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n"))
        .hasMessageContaining("\"g\": there is no such file");
    assertThat(misfit("--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"))
        .hasMessageContaining("more lines than it knows");
  }

  @Test
  void refusesWhatItCannotReadOrShouldNotDo() {
    assertThat(fault("hello\n")).hasMessageContaining("changes no file");
    assertThat(fault("@@ -1 +1 @@\n-a\n+b\n")).hasMessageContaining("line 1 begins a hunk");
    assertThat(fault(HEAD + "@@ -1,2 +1 @@\n-a\n")).hasMessageContaining("hunk is not complete");
    assertThat(fault("diff --git a/f\n" + HEAD + "@@ -1 +1 @@\n-a\n+b\n"))
        .hasMessageContaining("no diff, which begins with \"diff --git a/f\"");
    assertThat(fault(HEAD + "@@ -0 +0 @@\n-a\n+b\n")).hasMessageContaining("lines at line 0");
    assertThat(fault(HEAD + "@@ -1,0 +0 @@\n+b\n")).hasMessageContaining("lines at line 0");
    assertThat(fault(HEAD + "@@ -1 +1 @@\n-a\n-b\n")).hasMessageContaining("line 5 does not fit");
    assertThat(fault(HEAD + "@@ -1 +1 @@\n*a\n+b\n")).hasMessageContaining("line 4 does not fit");
    assertThat(fault("--- f\n+++ f\n@@ -1 +1 @@\n-a\n+b\n")).hasMessageContaining("to strip: f");
    assertThat(fault("--- \"a/f g\"\n+++ \"b/f g\"\n@@ -1 +1 @@\n-a\n+b\n"))
        .hasMessageContaining("quoted name");
    assertThat(fault("diff --git a/x b/y\nrename from x\nrename to y\n"))
        .hasMessageContaining("line 2 is a rename");
    assertThat(fault("diff --git a/x b/x\nGIT binary patch\nliteral 3\n"))
        .hasMessageContaining("binary");
    assertThat(fault("diff --git a/l b/l\nnew file mode 120000\n")).hasMessageContaining("120000");
    for (String name : new String[] {"../evil", "/evil", "x/../../evil", "."}) {
      assertThat(fault("--- a/%s\n+++ b/%s\n@@ -1 +1 @@\n-a\n+b\n".formatted(name, name)))
          .as(name)
          .hasMessageContaining("Not a relative path");
    }
  }

  @Test
  void doesNotFollowLinksOutOfTheTree() throws IOException {
    Path outside = Files.createDirectories(dir.resolve("outside"));
    Path victim = write(outside.resolve("f"), "a\n");
    Files.createSymbolicLink(root.resolve("d"), outside);
    Files.createSymbolicLink(root.resolve("l"), victim);

    assertThat(misfit("--- a/d/f\n+++ b/d/f\n@@ -1 +1 @@\n-a\n+b\n"))
        .hasMessageContaining("outside the source tree");
    assertThat(misfit("--- /dev/null\n+++ b/d/new/g\n@@ -0,0 +1 @@\n+b\n"))
        .hasMessageContaining("outside the source tree");
    assertThat(misfit("--- a/l\n+++ b/l\n@@ -1 +1 @@\n-a\n+b\n"))
        .hasMessageContaining("there is no such file");
    assertThat(victim).hasContent("a\n");
    assertThat(outside.resolve("new")).doesNotExist();
  }

  private Patch patch(String text) throws IOException {
    return Patch.read(write(dir.resolve("x.patch"), text));
  }

  private Throwable misfit(String text) {
    Throwable failure = catchThrowable(() -> patch(text).applyTo(root));
    assertThat(failure).isInstanceOf(BuildException.class).hasMessageContaining("does not apply");
    return failure;
  }

  private Throwable fault(String text) {
    Throwable failure = catchThrowable(() -> patch(text));
    assertThat(failure)
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Cannot use patch \"" + dir.resolve("x.patch") + "\"");
    return failure;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static final String[] PIECES = {
    "a",
    "\r",
    "\u00e9",
    "\u00ff\u0001",
    "-- x",
    "++ y",
    "@@ -1 +1 @@",
    "\\ No newline",
    "",
    " ",
    "\t",
    "d"
  };

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40) + 1; i > 0; i--) {
      text.append(line(random));
    }
    return random.nextInt(3) == 0 ? text + "end" : text.toString();
  }

  private static String line(Random random) {
    return PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)] + "\n";
  }

  private static String edited(String text, Random random) {
    StringBuilder edited = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      switch (random.nextInt(12)) {
        case 0 -> edited.append(line(random));
        case 1 -> edited.append(line(random)).append(line);
        case 2 -> {}
        default -> edited.append(line);
      }
    }
    return random.nextInt(3) == 0 ? edited + "z" : edited.toString();
  }
}
