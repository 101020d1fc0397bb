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

/** Makefiles of any kind, and what GNU make assigns before and after the edit. */
class MakeTruthTest {
  private static final List<String> PLAIN =
      List.of(
          " ",
          " ",
          " ",
          "\t",
          "\\\n",
          " \\\n\t",
          "\\\\\n",
          "\\",
          "\\#",
          "#",
          "'",
          "\"",
          "-lz",
          "-lm",
          "-lffi",
          "-lffi",
          "-Wl,-z,now,-lffi",
          "/a/libffi.so",
          "-l ffi",
          "=",
          ":");
  private static final List<String> REFERENCES = List.of("$(X)", "${X}", "$X", "$(LIBS2)");

  @TempDir Path dir;

  @Test
  void valuesAreThoseOfMake() throws Exception {
    Random random = new Random(3);
    int read = 0;
    for (int round = 0; round < 60; round++) {
      String makefile = "LIBS = " + soup(random, PLAIN) + "\n";
      Optional<String> value = run(makefile, "");
      if (value.isPresent()) {
        read++;
        assertThat(values(makefile)).as(makefile).containsExactly(value.get());
      }
    }
    assertThat(read).isGreaterThan(40);
  }

  @Test
  void makeAssignsTheSameWithoutTheLibrary() throws Exception {
    Random random = new Random(4);
    List<String> operators = List.of("=", ":=", "+=", "?=", "::=");
    int edited = 0;
    for (int round = 0; round < 4_000 && edited < 50; round++) {
      StringBuilder makefile = new StringBuilder("X = -lx\nLIBS2 := -ly '-lz'\n");
      for (int i = random.nextInt(3); i >= 0; i--) {
        String operator = operators.get(random.nextInt(operators.size()));
        makefile.append(random.nextInt(4) == 0 ? "all: LIBS " : "LIBS ").append(operator);
        makefile.append(' ').append(soup(random, random.nextBoolean() ? PLAIN : REFERENCES));
        makefile.append(soup(random, PLAIN)).append('\n');
      }
      edited += isEdited(makefile.toString()) ? 1 : 0;
    }
    assertThat(edited).isEqualTo(50);
  }

  private boolean isEdited(String makefile) throws Exception {
    RewrittenFile file;
    try {
      file = Edited.removed(FileKind.MAKEFILE, "LIBS", makefile);
    } catch (BuildException refused) {
      return false;
    }
    if (file.changes().isEmpty() || run(makefile, "").isEmpty()) {
      return false;
    }
    String shown = makefile + "=>\n" + file.after().text();
    // As every file has it, and as the target has it.
    for (String tail : List.of("", "all:; $(info [$(LIBS)])")) {
      String before = run(makefile, tail).orElseThrow();
      String after = run(file.after().text(), tail).orElseThrow();
      LinkArguments wanted;
      try {
        wanted = LinkArguments.parse(before).withoutLibrary("ffi");
      } catch (BuildException joinedQuotes) {
        return false;
      }
      assertThat(LinkArguments.parse(after).values()).as(shown).isEqualTo(wanted.values());
    }
    return true;
  }

  private static String soup(Random random, List<String> pieces) {
    StringBuilder soup = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      soup.append(pieces.get(random.nextInt(pieces.size())));
      soup.append(random.nextBoolean() ? " " : "");
    }
    return soup.toString();
  }

  private static List<String> values(String makefile) {
    SourceText file = new SourceText("Makefile", makefile);
    return new MakeSyntax()
        .read(file, VariableName.of("LIBS")).read().stream()
            .map(assignment -> assignment.value().toString())
            .toList();
  }

  /** What make prints between brackets; empty if it finds no sense in the file. */
  private Optional<String> run(String makefile, String tail) throws Exception {
    Path file = dir.resolve("Makefile");
    String end = tail.isEmpty() ? "$(info [$(LIBS)])\nall:; @:" : tail;
    Files.writeString(file, makefile + "\n" + end + "\n");
    Process process =
        new ProcessBuilder("make", "-s", "-f", file.toString(), "all")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean complete = process.waitFor() == 0 && printed.startsWith("[");
    return complete
        ? Optional.of(printed.substring(1, printed.lastIndexOf(']')))
        : Optional.empty();
  }
}
