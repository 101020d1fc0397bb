// SPDX-License-Identifier: MIT
package io.github.nanvix.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How messages are put together. */
class SentencesTest {
  private static final Pattern TWO_FULL_STOPS =
      Pattern.compile("getMessage\\(\\)\\)?\\s*\\+\\s*\"\\.");

  /** Many messages of others end with a full stop; failure.Reason takes it off. */
  @Test
  void noFullStopFollowsTheMessageOfAnException() throws IOException {
    Path sources = Path.of("src/main/java");
    List<Path> files;
    try (Stream<Path> found = Files.walk(sources)) {
      files = found.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(files).isNotEmpty();
    List<Path> faulty = new ArrayList<>();
    for (Path file : files) {
      if (TWO_FULL_STOPS.matcher(Files.readString(file)).find()) {
        faulty.add(file);
      }
    }
    assertThat(faulty).isEmpty();
  }
}
