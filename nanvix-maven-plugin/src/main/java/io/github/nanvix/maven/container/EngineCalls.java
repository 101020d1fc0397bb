// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Questions to an engine's command line.
 *
 * @param scratch where logs lie while a call runs; made when missing
 */
record EngineCalls(
    Path program, Map<String, String> environment, Path scratch, CommandRunner runner) {

  /** Takes out of the environment what marks the processes of builds. */
  EngineCalls {
    Map<String, String> unmarked = new TreeMap<>(environment);
    unmarked.keySet().removeAll(List.of(ProcessSweep.STEP, ProcessSweep.COMMAND));
    environment = unmarked;
  }

  /**
   * Calls it.
   *
   * @param purpose as a clause after "to"
   * @return the result, whatever the exit code
   */
  CommandResult call(String purpose, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(List.of(arguments));
    String name = program.getFileName() + " " + arguments[0];
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(scratch), "engine-");
      try {
        return runner.run(
            Command.of(name, purpose, argv, directory, directory.resolve("engine.log"))
                .withEnvironment(environment));
      } finally {
        Trees.delete(directory);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write below", scratch, e);
    }
  }

  /** The answer to a question of one line; warnings come before it. */
  static String lastLine(CommandResult result) {
    return result.tail().isEmpty() ? "" : result.tail().get(result.tail().size() - 1);
  }

  /** All that an engine wrote, in one line. */
  static String said(CommandResult result) {
    String text = String.join(" ", result.tail()).strip();
    return text.isEmpty() ? "nothing" : "\"" + text + "\"";
  }
}
