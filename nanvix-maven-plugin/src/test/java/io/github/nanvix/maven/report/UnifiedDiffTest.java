// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "'a\nb\n', 'a\nc\n'",
    "'a\nb\n', 'a\n'",
    "'a\n', 'a\nb\n'",
    "'a\nb', 'a\nb\n'",
    "'a\nb\n', 'a\nb'",
    "'a\nb', 'a\nc'",
    "'a\nb', 'c\nb'",
    "'a', ''",
    "'', 'a'",
    "'', 'a\nb\n'",
    "'\n', '\n\n'",
    "'a\r\nb\r\n', 'a\r\nc\n'",
    "'1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nfive\n6\n7\n8\n9\n'",
    "'1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'one\n2\n3\n4\n5\n6\n7\n8\nnine'",
    "'LIBS=\t-lffi \\\n\t-lm\nall:\n', 'LIBS=\t-lm\nall:\n'",
  })
  void oneEditIsPrintedAsDiffPrintsIt(String before, String after) throws Exception {
    assertThat(UnifiedDiff.of("f", before.getBytes(UTF_8), after.getBytes(UTF_8)))
        .hasToString(new String(diff(before.getBytes(UTF_8), after.getBytes(UTF_8)), UTF_8));
  }

  @Test
  void patchMakesTheNewVersionByteByByte() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      byte[] before = content(random, new byte[0]);
      byte[] after = content(random, before);
      UnifiedDiff diff = UnifiedDiff.of("f", before, after);

      assertThat(patched("f", before, diff)).as("round %d:%n%s", round, diff).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Makefile", "a/b.mk", "with blank", "back\\slash", "quo\"te", "ü", "t\tb"})
  void patchFindsTheFileByItsName(String name) throws Exception {
    UnifiedDiff diff = UnifiedDiff.of(name, "a\n".getBytes(UTF_8), "b\n".getBytes(UTF_8));

    assertThat(patched(name, "a\n".getBytes(UTF_8), diff)).asString().isEqualTo("b\n");
  }

  @Test
  void whatIsNoUtf8StaysInTheFileAndIsReadable() {
    byte[] before = "é\n".getBytes(ISO_8859_1);
    UnifiedDiff diff = UnifiedDiff.of("f", before, "é\n".getBytes(UTF_8));

    assertThat(diff).hasToString("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-\uFFFD\n+é\n");
    assertThat(diff.bytes()).contains(before);
  }

  @Test
  void theSameBytesGiveNothing() {
    UnifiedDiff diff = UnifiedDiff.of("f", "a\nb".getBytes(UTF_8), "a\nb".getBytes(UTF_8));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff).hasToString("");
  }

  private byte[] diff(byte[] before, byte[] after) throws Exception {
    Files.write(dir.resolve("before"), before);
    Files.write(dir.resolve("after"), after);
    return run(1, "diff", "-a", "-u", "--label", "a/f", "--label", "b/f", "before", "after");
  }

  private byte[] patched(String name, byte[] before, UnifiedDiff diff) throws Exception {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, before);
    Files.write(dir.resolve("diff"), diff.bytes());
    run(0, "patch", "-s", "-p1", "--fuzz=0", "-i", "diff");
    // Where nothing is left, patch deletes the file.
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private byte[] run(int expected, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    byte[] printed = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(printed, UTF_8)).isEqualTo(expected);
    return printed;
  }

  /** A few lines of any bytes; half of those of {@code model} among them. */
  private static byte[] content(Random random, byte[] model) {
    List<String> lines = new ArrayList<>();
    for (String line : new String(model, ISO_8859_1).split("(?<=\n)")) {
      if (random.nextInt(6) > 0) {
        lines.add(line);
      }
    }
    for (int i = random.nextInt(12); i > 0; i--) {
      byte[] line = new byte[random.nextInt(3)];
      random.nextBytes(line);
      lines.add(
          random.nextInt(lines.size() + 1),
          new String(line, ISO_8859_1) + (random.nextInt(9) > 0 ? "\n" : "\r\n"));
    }
    String text = String.join("", lines);
    if (random.nextInt(3) == 0 && text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.getBytes(ISO_8859_1);
  }
}
