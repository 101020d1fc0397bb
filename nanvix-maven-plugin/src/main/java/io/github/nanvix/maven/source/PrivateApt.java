// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The machine's own apt: its mirrors, keys, proxies and authentication, but a private
 * configuration, so that neither root nor the system's lists are needed.
 *
 * @param directory a step's scratch directory, in whose {@code apt/} everything private lies
 * @param configuration the file that makes it private
 */
record PrivateApt(Path directory, Path configuration, Network network, CommandRunner runner) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> PROXY_VARIABLES =
      List.of("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY");

  /** Writes the configuration. */
  static PrivateApt in(Path directory, Network network, CommandRunner runner) throws IOException {
    Path own = Files.createDirectories(directory.resolve("apt"));
    Path lists = Files.createDirectories(own.resolve("lists/partial")).getParent();
    Files.createDirectories(own.resolve("cache/archives/partial"));
    Path configuration =
        Files.writeString(
            own.resolve("apt.conf"),
            """
            Dir::State::lists "%s";
            Dir::State::status "/dev/null";
            Dir::Cache "%s";
            Acquire::Retries "1";
            Acquire::http::Timeout "20";
            Acquire::https::Timeout "20";
            APT::Sandbox::User "";
            Debug::NoLocking "true";
            """
                .formatted(lists, own.resolve("cache")));
    return new PrivateApt(directory, configuration, network, runner);
  }

  /**
   * Runs one of apt's programs, whatever its exit code.
   *
   * @throws IOException if it does not run: a place that does not answer, since others may
   */
  CommandResult run(String name, List<String> argv, String purpose) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("APT_CONFIG", configuration.toString());
    environment.put("LC_ALL", "C");
    // As every command of a step: the directory is that of its Workspace.
    environment.put(ProcessSweep.STEP, directory.toString());
    environment.put(
        "PATH", String.join(":", network.toolDirectories().stream().map(Path::toString).toList()));
    for (String variable : PROXY_VARIABLES) {
      Optional.ofNullable(System.getenv(variable)).ifPresent(v -> environment.put(variable, v));
    }
    Command command =
        new Command(
            name,
            purpose,
            argv,
            directory,
            environment,
            Optional.of(LIMIT),
            directory.resolve("apt/" + name + ".log"));
    try {
      return runner.run(command);
    } catch (BuildException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      throw new IOException(Reason.of(e), e);
    }
  }

  /** What a run printed. */
  static List<String> lines(CommandResult result) {
    return result.output().map(text -> text.lines().toList()).orElse(result.tail());
  }

  /** What apt says is wrong. */
  static String fault(CommandResult result) {
    List<String> lines = result.tail().stream().filter(l -> l.startsWith("E:")).toList();
    return lines.isEmpty() ? "exit code " + result.exitCode() : lines.get(0).substring(2).strip();
  }
}
