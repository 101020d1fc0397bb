// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One native command, complete: nothing of the machine's own environment is added to it.
 *
 * @param name what people call it, for example {@code configure libffi}
 * @param purpose what it is for, as a clause after "to": {@code find out what the target can do}
 * @param argv the program and its arguments, never a shell string; a program without a slash is
 *     looked up in the {@code PATH} of {@code environment}, one with a slash is relative to {@code
 *     directory}
 * @param directory the working directory, absolute
 * @param environment every variable that the command sees, beside {@link ProcessSweep#COMMAND}
 * @param timeout the time after which it is killed; empty means that it may run for ever
 * @param log the file that its standard output and standard error go to, in the order of writing
 * @param stop the program and arguments that end what this command has started outside of its own
 *     process tree, a container say; run with the same environment whenever the command did not end
 *     by itself; empty where there is nothing of that kind
 */
public record Command(
    String name,
    String purpose,
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Optional<Duration> timeout,
    Path log,
    List<String> stop) {

  /**
   * @throws IllegalArgumentException if there is no program, if the directory is relative, or if an
   *     argument or a variable is one that the operating system cannot carry
   */
  public Command {
    argv = List.copyOf(argv);
    stop = List.copyOf(stop);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    require(!argv.isEmpty() && !argv.get(0).isEmpty(), name, "has no program");
    require(directory.isAbsolute(), name, "has the relative directory \"" + directory + "\"");
    require(
        timeout.isEmpty() || timeout.get().compareTo(Duration.ZERO) > 0,
        name,
        "has a timeout that is not positive");
    for (String argument : argv) {
      require(argument.indexOf('\0') < 0, name, "has an argument with a NUL character");
    }
    environment.forEach(
        (key, value) -> {
          require(
              !key.isEmpty() && key.indexOf('=') < 0 && (key + value).indexOf('\0') < 0,
              name,
              "has the impossible environment variable \"" + key + "\"");
          require(!key.equals(ProcessSweep.COMMAND), name, "sets the reserved variable " + key);
        });
  }

  /** A command that starts nothing outside of its own process tree. */
  public Command(
      String name,
      String purpose,
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Optional<Duration> timeout,
      Path log) {
    this(name, purpose, argv, directory, environment, timeout, log, List.of());
  }

  /** A command with an empty environment and no timeout. */
  public static Command of(
      String name, String purpose, List<String> argv, Path directory, Path log) {
    return new Command(name, purpose, argv, directory, Map.of(), Optional.empty(), log);
  }

  /** This command with more arguments at the end. */
  public Command withArguments(List<String> more) {
    List<String> all = new ArrayList<>(argv);
    all.addAll(more);
    return new Command(name, purpose, all, directory, environment, timeout, log, stop);
  }

  /** This command with one more variable; a value it had before is replaced. */
  public Command withVariable(String key, String value) {
    return withEnvironment(Map.of(key, value));
  }

  /** This command with more variables; values it had before are replaced. */
  public Command withEnvironment(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    return new Command(name, purpose, argv, directory, all, timeout, log, stop);
  }

  /** This command, to be killed when it has run for this long. */
  public Command withTimeout(Duration limit) {
    return new Command(name, purpose, argv, directory, environment, Optional.of(limit), log, stop);
  }

  private static void require(boolean holds, String name, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("Command \"" + name + "\" " + fault);
    }
  }
}
