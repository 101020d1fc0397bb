// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs programs of the target on this machine.
 *
 * @param through what starts them
 * @param limit the time after which a program is killed
 */
public record TargetRunner(CommandRunner runner, Runner through, Duration limit) {

  /**
   * Runs a program to its end. Where an emulator ran it, the last line of the log says which.
   *
   * @param name what people call the run
   * @param argv an absolute program path and its arguments
   * @param directory the working directory, the root of the sysroot
   * @param environment the whole environment
   * @param log where the output goes
   */
  public CommandResult run(
      String name, List<String> argv, Path directory, Map<String, String> environment, Path log) {
    CommandResult result =
        runner.run(
            new Command(
                name,
                "run what was built",
                through.command(argv),
                directory,
                environment,
                Optional.of(limit),
                log));
    through.emulator().ifPresent(emulator -> note(emulator, log));
    return result;
  }

  private static void note(Emulator emulator, Path log) {
    try {
      Files.writeString(log, "run by " + emulator.description() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw DiskFailure.of("write", log, e);
    }
  }
}
