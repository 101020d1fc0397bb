// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every finding that a user meets is explained, and nothing is explained that no user can meet. */
class PagesTest {
  private static final Path PAGES = Path.of("..", "docs", "findings");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final String ALONE = " (also for single files)";
  private static final String WHOLE = " (whole images only)";

  @Test
  void everyPageIsOfACheck() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<String> pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("ELF-"))
              .map(name -> name.replace(".md", ""))
              .toList();
      assertThat(pages)
          .containsExactlyInAnyOrderElementsOf(Checks.all().stream().map(Check::id).toList());
    }
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path page : files.toList()) {
        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
            .as("%s", page.getFileName())
            .allSatisfy(link -> assertThat(PAGES.resolve(link)).isRegularFile());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCheckHasAPageThatSays() {
    return Checks.all().stream()
        .map(check -> DynamicTest.dynamicTest(check.id(), () -> says(check)));
  }

  private static void says(Check check) throws IOException {
    String page = Files.readString(PAGES.resolve(check.id() + ".md"));
    String severity = check.severity().name().toLowerCase(Locale.ROOT);
    assertThat(page)
        .startsWith("# " + check.id() + ": " + check.title() + "\n")
        .contains("\nSeverity: " + severity + (check.judgesAlone() ? ALONE : WHOLE) + "\n")
        .contains("\n## What\n", "\n## Why it breaks on Nanvix\n", "\n## How to fix\n");
    assertThat(Files.readString(PAGES.resolve("README.md")))
        .contains(
            "| [%1$s](%1$s.md) | %2$s | %3$s |\n".formatted(check.id(), severity, check.title()));
  }
}
