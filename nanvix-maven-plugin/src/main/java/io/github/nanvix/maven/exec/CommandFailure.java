// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is said about a command that failed: all that is needed to begin searching. */
final class CommandFailure {
  private static final int SIGNAL_BASE = 128;
  private static final int SIGKILL = 9;

  private CommandFailure() {}

  static BuildException exit(Command command, CommandResult result, boolean diskFull) {
    String what =
        "\"%s\" failed with exit code %d%s after %s; it was to %s.%s"
            .formatted(
                command.name(),
                result.exitCode(),
                signal(result.exitCode()),
                seconds(result.duration()),
                command.purpose(),
                quote(result.tail()));
    String hint = seeLog(command);
    return diskFull
        ? BuildException.environment(
            "The disk is full. " + what,
            hint + " Free some space, or put the store elsewhere with -Dnanvix.store=DIR.")
        : BuildException.input(what, hint);
  }

  static BuildException timeout(Command command, Duration limit, List<String> tail) {
    return BuildException.input(
        "\"%s\" did not end within %s and was killed with everything that it had started; it was to %s.%s"
            .formatted(command.name(), seconds(limit), command.purpose(), quote(tail)),
        seeLog(command));
  }

  static BuildException interrupted(Command command) {
    return BuildException.environment(
        "\"%s\" was interrupted and killed with everything that it had started."
            .formatted(command.name()),
        "Build again.");
  }

  static BuildException leftover(Command command) {
    return BuildException.environment(
        "\"%s\" has ended, but a process that it started holds its output open and cannot be found."
            .formatted(command.name()),
        seeLog(command));
  }

  private static String seeLog(Command command) {
    return "All of its output is in \"" + command.log() + "\".";
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String signal(int exitCode) {
    int signal = exitCode - SIGNAL_BASE;
    if (signal <= 0 || signal > 64) {
      return "";
    }
    return signal == SIGKILL
        ? " (signal 9: killed, often because memory ran out)"
        : " (signal " + signal + ")";
  }

  private static String quote(List<String> tail) {
    return tail.isEmpty()
        ? " It wrote nothing."
        : " Its last lines:\n    " + String.join("\n    ", tail) + "\n";
  }
}
