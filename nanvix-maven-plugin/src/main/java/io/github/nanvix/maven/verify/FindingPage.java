// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The page of a finding in {@code docs/findings}, which the plugin's jar holds: what it is, why it
 * breaks, how to fix it.
 *
 * @param text as it is written, in Markdown
 */
public record FindingPage(String text) {

  /** The page of a check that exists. */
  public static FindingPage of(String id) {
    try (InputStream in = FindingPage.class.getResourceAsStream("findings/" + id + ".md")) {
      byte[] page = Objects.requireNonNull(in, id).readAllBytes();
      return new FindingPage(new String(page, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id, and what is wrong. */
  public String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /** What else is written, without marks. */
  public List<String> paragraphs() {
    return Stream.of(text.split("\n\n"))
        .skip(1)
        .map(part -> part.replace("`", "").replaceFirst("^#+ (.+)\n", "$1: ").replace('\n', ' '))
        .toList();
  }
}
