// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.Visible;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of which dash and bash make different things. */
final class ShellChecks implements Check {

  @Override
  public Stream<Warning> in(Subject subject) {
    Interpretation bash = subject.files().interpretation(Shell.BASH);
    Map<String, LogicalLine> others =
        bash.readings().stream()
            .map(Reading::line)
            .collect(Collectors.toMap(line -> line.first().toString(), line -> line));
    return subject.read().readings().stream()
        .flatMap(
            reading ->
                differing(
                    reading, Optional.ofNullable(others.get(reading.line().first().toString())))
                    .stream());
  }

  private static Optional<Warning> differing(Reading reading, Optional<LogicalLine> bash) {
    String text = reading.line().text();
    String other = bash.map(LogicalLine::text).orElse(text);
    if (!other.equals(text)) {
      return Optional.of(
          warning(
              reading,
              "Dash reads " + Visible.quoted(text) + ", bash " + Visible.quoted(other) + "."));
    }
    boolean isRule = !(reading instanceof Statement.Definition);
    boolean isLeft = text.indexOf('\\') >= 0 && (isRule || !Shell.DASH.echo(text).equals(text));
    return isLeft
        ? Optional.of(
            warning(
                reading,
                "A backslash is left in "
                    + Visible.quoted(text)
                    + ", and what the shell's echo makes of it is in the Makefile."))
        : Optional.empty();
  }

  private static Warning warning(Reading reading, String message) {
    return new Warning(
        Trap.SHELL_DEPENDENT, reading.line().first(), message, "Do without the backslash.");
  }
}
