// SPDX-License-Identifier: MIT
package io.github.nanvix.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People read the pages in editors and differences, too. */
class DocumentLinesTest {
  private static final int LONGEST = 120;

  @Test
  void linesOfPagesEndInTime() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Path page : pages()) {
      tooLong(Files.readAllLines(page)).forEach(line -> longer.add(page + ": " + line));
    }
    assertThat(longer).isEmpty();
  }

  @Test
  void tablesCodeAndAWordThatCannotBeBrokenMayBeLonger() {
    String word = "a".repeat(LONGEST);

    assertThat(
            tooLong(
                List.of(
                    "| b " + word,
                    "```",
                    "b " + word,
                    "```",
                    "- " + word,
                    word + "b",
                    "`" + word + " b`",
                    "[" + word + "](b)")))
        .isEmpty();
    assertThat(tooLong(List.of("b " + word, "# b " + word))).hasSize(2);
  }

  private static List<String> tooLong(List<String> lines) {
    List<String> longer = new ArrayList<>();
    boolean isCode = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode
          && !text.startsWith("|")
          && line.codePointCount(0, line.length()) > LONGEST
          && words(text) > 1) {
        longer.add(line);
      }
    }
    return longer;
  }

  /** Code and a mark of a list are no words of their own. */
  private static int words(String text) {
    return text.replaceFirst("^([-*]|[0-9]+\\.) ", "").replaceAll("`[^`]*`", "c").split(" ").length;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("..", "docs"))) {
      return all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
  }
}
