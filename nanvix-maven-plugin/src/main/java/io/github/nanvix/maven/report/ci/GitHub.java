// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.ci;

import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.verify.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GitHub Actions: workflow commands are lines of standard output.
 *
 * @param root of the checkout
 * @param summary the file of the step's summary
 */
record GitHub(Optional<Path> root, Optional<Path> summary) implements CiService {
  /** A step shows no more of each kind. */
  private static final int SHOWN = 10;

  @Override
  public Optional<String> begin(String title, long second) {
    return Optional.of("::group::" + data(ConsoleText.of(title)));
  }

  @Override
  public Optional<String> end(String title, long second) {
    return Optional.of("::endgroup::");
  }

  @Override
  public List<String> annotations(List<Problem> problems) {
    return Stream.of(Severity.ERROR, Severity.WARNING)
        .flatMap(
            severity -> problems.stream().filter(one -> one.severity() == severity).limit(SHOWN))
        .map(this::annotation)
        .toList();
  }

  private String annotation(Problem problem) {
    return "::"
        + problem.severity().label()
        + " file="
        + property(CiService.fromRoot(root, problem.file()))
        + ",line="
        + problem.line()
        + ",title="
        + property(problem.id())
        + "::"
        + data(ConsoleText.of(problem.message()) + "\n" + ConsoleText.of(problem.hint()));
  }

  /** The value of a command. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The value of a property of a command. */
  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
