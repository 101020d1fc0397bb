// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program of the sysroot run for real, judged by its exit code and by a line that only success
 * prints.
 *
 * @param name what people call the run
 * @param program below the sysroot, for example {@code bin/python.elf}
 * @param arguments of the program
 * @param passes the line that only success prints
 */
public record SmokeRun(String name, String program, List<String> arguments, String passes) {

  /**
   * Runs it.
   *
   * @param loader that of the target's images, if they have one
   * @return the lines that it printed
   */
  public List<String> run(
      TargetRunner target, Optional<ImageLoader> loader, Path sysroot, Path log) {
    Path file = sysroot.resolve(program);
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "There is no \"" + program + "\" in the sysroot \"" + sysroot + "\" to run.",
          "Run the goal stage first.");
    }
    List<String> argv = new ArrayList<>(new ProgramStart(loader, sysroot).command(file));
    argv.addAll(arguments);
    CommandResult result = target.run(name, argv, sysroot, environment(sysroot), log);
    return judged(result);
  }

  /** The lines that it printed, if it passed. */
  List<String> judged(CommandResult result) {
    List<String> lines = lines(result);
    if (!result.succeeded() || !lines.contains(passes)) {
      throw BuildException.input(
          name
              + " failed: expected exit code 0 and the line \""
              + passes
              + "\", got exit code "
              + result.exitCode()
              + " and\n  "
              + String.join("\n  ", result.tail())
              + "\n",
          "The whole output is in \"" + result.log() + "\".");
    }
    return lines;
  }

  // The hosted loader looks for bare names in lib/ of the working directory, as on Nanvix.
  private static Map<String, String> environment(Path sysroot) {
    return Map.of(
        "PATH", "/bin",
        "LC_ALL", "C",
        "HOME", "/",
        "PYTHONHOME", sysroot.toString(),
        "PYTHONDONTWRITEBYTECODE", "1");
  }

  private static List<String> lines(CommandResult result) {
    try {
      // A broken program may print anything, text or not.
      return new String(Files.readAllBytes(result.log()), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw DiskFailure.of("read", result.log(), e);
    }
  }
}
