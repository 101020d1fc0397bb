// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.store.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The commands of one step: all with the same toolchain, clock and workspace.
 *
 * @param clock what builds take for the current time (SOURCE_DATE_EPOCH)
 */
public record Commands(Toolchain toolchain, Workspace workspace, Instant clock) {

  /** Those of a step that makes the same at any time. */
  public Commands(Toolchain toolchain, Workspace workspace) {
    this(toolchain, workspace, Instant.EPOCH);
  }

  /** What runs them. */
  public CommandRunner runner() {
    return workspace.runner();
  }

  /**
   * Runs a command that must succeed, when the job budget has a place for it.
   *
   * @param name what people call it; also names its log file
   * @param purpose what it is for, as a clause after "to"
   * @param directory where it runs
   * @param argv program and arguments; bare program names are the toolchain's or the host's
   * @param more variables beside those of the toolchain
   */
  public CommandResult run(
      String name, String purpose, Path directory, List<String> argv, Map<String, String> more) {
    try (JobBudget.Share share = runner().budget().one()) {
      return runner().runOrFail(command(name, purpose, directory, argv, more));
    }
  }

  /**
   * As {@link #run}, for a command that may fail.
   *
   * @return the result, whatever the exit code
   */
  public CommandResult attempt(
      String name, String purpose, Path directory, List<String> argv, Map<String, String> more) {
    try (JobBudget.Share share = runner().budget().one()) {
      return runner().run(command(name, purpose, directory, argv, more));
    }
  }

  /**
   * Runs make, with as many jobs as the budget has for it; the output does not depend on how many.
   *
   * @param arguments of make, without {@code -j}
   */
  public CommandResult make(
      String name,
      String purpose,
      Path directory,
      List<String> arguments,
      Map<String, String> more) {
    List<String> make = new ArrayList<>(List.of("make"));
    make.addAll(arguments);
    try (JobBudget.Share share =
        runner().budget().make(make, toolchain.surroundings().seesThisMachine())) {
      Map<String, String> environment = new TreeMap<>(more);
      environment.putAll(share.environment());
      return runner().runOrFail(command(name, purpose, directory, share.argv(), environment));
    }
  }

  /** The command that {@link #run} would run. */
  public Command command(
      String name, String purpose, Path directory, List<String> argv, Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(toolchain.environment(workspace));
    environment.put("SOURCE_DATE_EPOCH", Long.toString(clock.getEpochSecond()));
    environment.putAll(more);
    Path log = workspace.log().resolve(name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".log");
    Command command = Command.of(name, purpose, argv, directory, log).withEnvironment(environment);
    return toolchain.surroundings().place(command, workspace.writable());
  }

  /** Removes symbols and debug information; what the dynamic loader reads stays. */
  public void strip(Path file) {
    strip(List.of(file));
  }

  /** As {@link #strip(Path)}, for many files at once: starting the tool takes longer than one. */
  public void strip(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    String what = files.size() == 1 ? "" + files.get(0).getFileName() : files.size() + " files";
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("strip"), "--strip-all"));
    files.forEach(file -> argv.add(file.toString()));
    run("strip " + what, "make " + what + " small", workspace.work(), argv, Map.of());
  }
}
