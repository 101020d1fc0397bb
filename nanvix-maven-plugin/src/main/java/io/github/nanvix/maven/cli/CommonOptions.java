// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.container.EngineChoice;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.Machine;
import io.github.nanvix.maven.pipeline.Settings;
import io.github.nanvix.maven.pipeline.SharedParts;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.toolchain.ToolchainPlaces;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command can be told. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the annotation.
  private boolean help;

  @Option(
      names = "--json",
      description = "Prints what the goal writes into its JSON file, and nothing else.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the goal's reports go. Default: none are written.")
  private @Nullable Path output;

  @Option(
      names = "--pins",
      paramLabel = "DIR",
      defaultValue = "src/nanvix",
      description = "Pin files of your own. Default: ${DEFAULT-VALUE}.")
  private Path pins = Path.of("");

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The store. Default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven.")
  private @Nullable Path store;

  @Option(
      names = "--toolchain",
      paramLabel = "NAME",
      defaultValue = "i686-nanvix-hosted",
      description = "The target's toolchain. Default: ${DEFAULT-VALUE}.")
  private String toolchain = "";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many compilers may run at once. Default: the number of processors.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  boolean json() {
    return json;
  }

  int jobs() {
    return jobs;
  }

  /** Writes a report where reports are wanted; its file. */
  Optional<Path> report(String name, String content) {
    Optional<Path> file = reportFile(name);
    file.ifPresent(
        path -> {
          try {
            AtomicFile.write(path, content);
          } catch (IOException e) {
            throw DiskFailure.of("write", path, e);
          }
        });
    return file;
  }

  Optional<Path> reportFile(String name) {
    return Optional.ofNullable(output).map(directory -> here().resolve(directory).resolve(name));
  }

  /** Where the command was called. */
  static Path here() {
    return Path.of("").toAbsolutePath();
  }

  /** An image's root directory, which must be there. */
  static Path directory(Path given) {
    Path directory = here().resolve(given).normalize();
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "The sysroot \"" + directory + "\" is no directory.", "Name another one.");
    }
    return directory;
  }

  static Machine machine() {
    return new Machine(System::getenv);
  }

  Path store() {
    return store == null ? machine().defaultStore() : here().resolve(store).normalize();
  }

  /** As the Java machine has been told. */
  private static Proxy proxy(URI address) {
    return ProxySelector.getDefault().select(address).stream().findFirst().orElse(Proxy.NO_PROXY);
  }

  Wiring wiring() {
    List<Path> tools = machine().toolDirectories();
    return new Wiring(
        new Settings(
            store(),
            Optional.of(here().resolve(pins)),
            List.of(),
            toolchain,
            "x86_64-linux-musl",
            new Network(
                false,
                coordinates -> {
                  throw new IOException("Maven is not asked by this command");
                },
                CommonOptions::proxy,
                Optional.empty(),
                tools),
            new ToolchainPlaces(
                here(),
                (spec, pin) -> Optional.empty(),
                new EngineChoice(Optional.empty(), tools, System.getenv())),
            Instant.EPOCH,
            JobBudget.divided(jobs),
            RunnerMode.AUTO),
        new SharedParts());
  }
}
