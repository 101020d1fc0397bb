// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of any kind, and what the machine's shell assigns before and after the edit. */
class ShellTruthTest {
  private static final List<String> PIECES =
      List.of(
          " ",
          " ",
          " ",
          "\\ ",
          "\t",
          "\\\n",
          "\\\n  ",
          "'",
          "'",
          "\"",
          "\"",
          "\\\"",
          "\\'",
          "\\\\",
          "$X",
          "${X}",
          " $LIBS ",
          "-lz",
          "-lm",
          "-lffi",
          "-lffi",
          "-Wl,-z,now,-lffi",
          "libffi.a",
          "/a/libffi.so",
          "-L/a",
          "-l ffi",
          "#",
          " $(printf %s -lq) ",
          "\n");

  @TempDir Path dir;

  @Test
  void theShellAssignsTheSameWithoutTheLibrary() throws Exception {
    Random random = new Random(7);
    int edited = 0;
    for (int round = 0; round < 4_000 && edited < 100; round++) {
      edited +=
          isEdited("X=-lx\nLIBS=" + soup(random) + "\nLIBS=\"$LIBS " + soup(random) + "\"\n")
              ? 1
              : 0;
    }
    assertThat(edited).isEqualTo(100);
  }

  private boolean isEdited(String script) throws Exception {
    RewrittenFile file;
    LinkArguments wanted;
    try {
      file = Edited.removed(FileKind.SHELL, "LIBS", script);
      Optional<String> before = file.changes().isEmpty() ? Optional.empty() : run(script);
      // A backslash at the end of one value would protect the blank before the next.
      if (before.isEmpty() || before.get().contains("\\ ")) {
        return false;
      }
      wanted = LinkArguments.parse(before.get()).withoutLibrary("ffi");
    } catch (BuildException refused) {
      return false;
    }
    String shown = script + "\n=>\n" + file.after().text();
    Optional<String> after = run(file.after().text());
    assertThat(after).as(shown).isPresent();
    assertThat(LinkArguments.parse(after.orElseThrow()).values())
        .as(shown)
        .isEqualTo(wanted.values());
    return true;
  }

  private static String soup(Random random) {
    StringBuilder soup = new StringBuilder(random.nextBoolean() ? "" : "\"");
    String quote = soup.toString();
    for (int i = random.nextInt(9); i >= 0; i--) {
      soup.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return soup.append(quote).toString();
  }

  /** The value of LIBS after a script; empty if the shell finds no sense in it. */
  private Optional<String> run(String script) throws Exception {
    Path file = dir.resolve("script");
    Files.writeString(file, script + "\nprintf '[%s]' \"$LIBS\"\n", StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder("sh", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean complete = process.waitFor() == 0 && printed.startsWith("[") && printed.endsWith("]");
    return complete ? Optional.of(printed.substring(1, printed.length() - 1)) : Optional.empty();
  }
}
