// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.checkout;

import io.github.nanvix.maven.cpython.setup.MakeRule;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.TemporaryDirectory;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Makefile that a configured checkout's own makesetup writes for a Setup.local, made in a
 * directory of links to the checkout, which stays as it is.
 *
 * @param checkout a configured one
 * @param runner runs makesetup
 * @param toolDirectories where makesetup finds the shell and its tools
 */
public record Regeneration(Checkout checkout, CommandRunner runner, List<Path> toolDirectories) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  // A link of this name needs no quoting in a command, wherever the sources are.
  private static final String SOURCE = ".sources";

  /**
   * Runs makesetup as the checkout's Makefile does.
   *
   * @throws BuildException if makesetup fails, or the Makefile does not say how it is run
   */
  public Makefile with(SetupDocument setupLocal) {
    try {
      Path work = TemporaryDirectory.make("nanvix-makesetup");
      try {
        Path mirror = Files.createDirectory(work.resolve("build"));
        lay(mirror, setupLocal);
        run(mirror, work.resolve("log"));
        return Makefile.parse(Files.readAllBytes(mirror.resolve("Makefile")));
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw DiskFailure.of("lay out links to", checkout.directory(), e);
    }
  }

  /** File name patterns in a Setup file must see the same names as in the checkout. */
  private void lay(Path mirror, SetupDocument setupLocal) throws IOException {
    link(checkout.directory(), mirror, List.of("Makefile", "config.c", "Modules", SOURCE));
    Files.createSymbolicLink(mirror.resolve(SOURCE), checkout.source());
    Path modules = Files.createDirectory(mirror.resolve("Modules"));
    link(checkout.directory().resolve("Modules"), modules, List.of("Setup.local"));
    Files.write(modules.resolve("Setup.local"), setupLocal.bytes());
  }

  private static void link(Path from, Path to, List<String> except) throws IOException {
    try (var entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        if (!except.contains(entry.getFileName().toString())) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  private void run(Path mirror, Path log) throws IOException {
    CommandResult result =
        runner.run(
            new Command(
                "makesetup of " + checkout.directory(),
                "write a Makefile",
                List.of("sh", "-c", command()),
                mirror,
                Map.of("PATH", path(), "LC_ALL", "C"),
                Optional.of(LIMIT),
                log));
    if (!result.succeeded()) {
      throw BuildException.input(
          "makesetup of \""
              + checkout.directory()
              + "\" failed with exit code "
              + result.exitCode()
              + ": "
              + String.join("; ", result.tail())
              + ".",
          "Correct Modules/Setup.local; nanvix:lint-setup says what makesetup makes of each line.");
    }
  }

  private String path() {
    return toolDirectories.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private String command() throws IOException {
    // Makefile.pre has the same rule as the Makefile, which somebody may have edited or not
    // finished.
    String pre =
        new String(
            Files.readAllBytes(checkout.directory().resolve("Makefile.pre")),
            StandardCharsets.UTF_8);
    Makefile makefile = Makefile.parse(pre + "\nsrcdir=" + SOURCE + "\n");
    return makefile.rules("Makefile").stream()
        .map(MakeRule::recipe)
        .flatMap(List::stream)
        .map(makefile::expand)
        .filter(line -> line.contains("makesetup"))
        .map(line -> line.replaceFirst("^[@+-]*", ""))
        .findFirst()
        .orElseThrow(
            () ->
                BuildException.input(
                    "Makefile.pre of \""
                        + checkout.directory()
                        + "\" has no rule that runs makesetup.",
                    "Run configure again."));
  }
}
