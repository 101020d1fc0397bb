// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the kernel or an emulator with a program of the target that does nothing but end.
 *
 * @param temporary where the program is written; made if it does not exist
 */
record RunnerProbe(RunnerPin pin, CommandRunner runner, Path temporary) {
  // Nothing to do takes no time, but a busy machine takes its own.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Whether the probe runs.
   *
   * @param emulator the words before the program, none for the kernel
   * @return why not; empty if it does
   */
  Optional<String> refusal(List<String> emulator) {
    return in(
        directory -> {
          Path program = Files.write(directory.resolve("probe"), pin.program());
          Trees.makeRunnable(program);
          List<String> argv = new ArrayList<>(emulator);
          argv.add(program.toString());
          try {
            CommandResult result = run(argv, directory);
            return result.exitCode() == pin.exitCode()
                ? Optional.empty()
                : Optional.of(
                    "a program that ends with exit code %d ends with %d"
                        .formatted(pin.exitCode(), result.exitCode()));
          } catch (BuildException e) {
            if (isNoRefusal(e)) {
              throw e;
            }
            return Optional.of("it does not start a program of " + pin.program().length + " bytes");
          }
        });
  }

  /** What an emulator says of itself. */
  Emulator identify(Path program) {
    return in(
        directory -> {
          CommandResult said = run(List.of(program.toString(), "--version"), directory);
          String version =
              said.tail().isEmpty() ? program.getFileName().toString() : said.tail().get(0);
          return new Emulator(
              program, version, Sha256.ofFile(program.toRealPath()), pin.nameOption());
        });
  }

  /** Whether a failed attempt says nothing about the kernel or the emulator. */
  static boolean isNoRefusal(BuildException e) {
    return Thread.currentThread().isInterrupted()
        || DiskFailure.isFull(String.valueOf(e.getMessage()));
  }

  private CommandResult run(List<String> argv, Path directory) {
    return runner.run(
        new Command(
            "probe of what runs the target's programs",
            "see whether this machine runs what is built",
            argv,
            directory,
            Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C"),
            Optional.of(LIMIT),
            directory.resolve("log")));
  }

  private interface Work<T> {
    T in(Path directory) throws IOException;
  }

  private <T> T in(Work<T> work) {
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(temporary), "probe-");
      try {
        return work.in(directory);
      } finally {
        Trees.delete(directory);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write below", temporary, e);
    }
  }
}
