package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a program of the target: on this machine's kernel where it can, otherwise under {@code
 * qemu-i386} where that is installed.
 *
 * @param toolDirectories where the emulator is looked for
 * @param limit the time after which a program is killed
 */
public record TargetRunner(CommandRunner runner, List<Path> toolDirectories, Duration limit) {
  private static final String EMULATOR = "qemu-i386";

  /**
   * Runs a program to its end.
   *
   * @param name what people call the run
   * @param argv an absolute program path and its arguments
   * @param directory the working directory, the root of the sysroot
   * @param environment the whole environment
   * @param log where the output goes
   */
  public CommandResult run(
      String name, List<String> argv, Path directory, Map<String, String> environment, Path log) {
    Command command =
        new Command(
            name, "run what was built", argv, directory, environment, Optional.of(limit), log);
    try {
      return runner.run(command);
    } catch (BuildException nativeFailure) {
      boolean ran = nativeFailure.kind() == BuildException.Cause.INPUT;
      boolean full = DiskFailure.isFull(String.valueOf(nativeFailure.getMessage()));
      if (ran || full || Thread.currentThread().isInterrupted()) {
        throw nativeFailure;
      }
      return emulated(command, nativeFailure);
    }
  }

  private CommandResult emulated(Command command, BuildException nativeFailure) {
    Path emulator =
        toolDirectories.stream()
            .map(directory -> directory.resolve(EMULATOR))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    BuildException.environment(
                        "This machine's kernel does not run \""
                            + command.argv().get(0)
                            + "\" ("
                            + nativeFailure.getMessage()
                            + "), and "
                            + EMULATOR
                            + " is not on the PATH.",
                        "Install it (Debian: apt-get install qemu-user), or skip this goal with"
                            + " -Dnanvix.smoke.skip.",
                        nativeFailure));
    List<String> argv = new ArrayList<>(List.of(emulator.toString()));
    argv.addAll(command.argv());
    return runner.run(
        new Command(
            command.name(),
            command.purpose(),
            argv,
            command.directory(),
            command.environment(),
            command.timeout(),
            command.log()));
  }
}
