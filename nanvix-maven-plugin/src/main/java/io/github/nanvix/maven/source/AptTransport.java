package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes one file out of Debian's pool with the machine's own apt: its mirrors, proxies and
 * authentication, but a private configuration, so that neither root nor the system's lists are
 * needed. The path in the pool is pinned, so no index is fetched either.
 */
record AptTransport(RelativePath path, Network network, CommandRunner runner, Path helper)
    implements Transport {
  static final Path HELPER = Path.of("/usr/lib/apt/apt-helper");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  // 'ADDRESS/dists/SUITE/InRelease' NAME SIZE, one line for each release that apt would look at.
  private static final Pattern RELEASE =
      Pattern.compile("'([a-z+]+:/[^']*?)/dists/[^']*/InRelease'.*");
  private static final List<String> PROXY_VARIABLES =
      List.of("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY");

  @Override
  public Path bring(Path directory) throws IOException {
    Path configuration = configure(directory);
    List<String> faults = new ArrayList<>();
    for (String site : sites(directory, configuration, faults)) {
      Path file = directory.resolve(path.fileName());
      CommandResult result =
          run(
              directory,
              configuration,
              "apt-helper",
              List.of(helper.toString(), "download-file", site + "/" + path, file.toString()));
      if (result.exitCode() == 0 && Files.isRegularFile(file)) {
        return file;
      }
      Files.deleteIfExists(file);
      faults.add(lastLine(result));
    }
    throw new IOException(
        faults.isEmpty()
            ? "apt on this machine has no package source"
            : "apt could not download it (" + String.join("; ", faults) + ")");
  }

  private Path configure(Path directory) throws IOException {
    if (!Files.isExecutable(helper)) {
      throw new IOException("apt is not installed (-Dnanvix.debianMirror=ADDRESS does without)");
    }
    Path own = Files.createDirectories(directory.resolve("apt"));
    Path lists = Files.createDirectories(own.resolve("lists/partial")).getParent();
    Files.createDirectories(own.resolve("cache/archives/partial"));
    return Files.writeString(
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
  }

  private Set<String> sites(Path directory, Path configuration, List<String> faults)
      throws IOException {
    CommandResult result =
        run(directory, configuration, "apt-get", List.of("apt-get", "update", "--print-uris"));
    if (!result.succeeded()) {
      faults.add(lastLine(result));
    }
    TreeSet<String> sites = new TreeSet<>();
    for (String line : lines(result)) {
      Matcher matcher = RELEASE.matcher(line);
      if (matcher.matches()) {
        sites.add(matcher.group(1));
      }
    }
    return sites;
  }

  private CommandResult run(Path directory, Path configuration, String name, List<String> argv)
      throws IOException {
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
            "fetch " + path.fileName(),
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
      // An apt that does not work is a place that does not answer: others may.
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<String> lines(CommandResult result) {
    return result.output().map(text -> text.lines().toList()).orElse(result.tail());
  }

  private static String lastLine(CommandResult result) {
    List<String> lines = result.tail().stream().filter(l -> l.startsWith("E:")).toList();
    return lines.isEmpty() ? "exit code " + result.exitCode() : lines.get(0).substring(2).strip();
  }
}
