// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers together with all that they depend on, as a text file.
 *
 * @param document what to call it in an error message
 * @param key the lines of the inputs that the answers hold for
 * @param found what was found out, as text: most of the time, only whom it is for is of interest
 */
record KeptAnswers(String document, List<String> key, String found) {
  private static final String COMMENT = "#";
  private static final String KEY = COMMENT + "   ";

  static KeptAnswers of(Configure configure, Answers answers) {
    return new KeptAnswers(configure.name(), lines(configure), answers.text());
  }

  static KeptAnswers parse(String document, String text) {
    return new KeptAnswers(
        document,
        text.lines()
            .filter(line -> line.startsWith(KEY))
            .map(line -> line.substring(KEY.length()))
            .toList(),
        text);
  }

  /** What was found out. */
  Answers answers() {
    return Answers.parse(document, found);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("# What configure found out, written by nanvix:configure-answers. It holds for\n");
    text.append("# exactly these inputs, and is not used when one of them is another:\n");
    key.forEach(line -> text.append(KEY).append(line).append('\n'));
    return text.append(
            found
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                .map(line -> line + "\n")
                .collect(Collectors.joining()))
        .toString();
  }

  /** The first input in which a call differs from the one that these answers are of. */
  Optional<String> difference(Configure configure) {
    List<String> wanted = lines(configure);
    return Stream.concat(
            wanted.stream()
                .filter(line -> !key.contains(line))
                .map(line -> "\"" + line + "\" is not among the inputs they are for"),
            key.stream()
                .filter(line -> !wanted.contains(line))
                .map(line -> "they are for \"" + line + "\""))
        .findFirst();
  }

  private static List<String> lines(Configure configure) {
    return configure.key().text().lines().toList();
  }
}
