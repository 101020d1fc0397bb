// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static java.util.stream.Collectors.joining;

import io.github.nanvix.maven.compare.Comparison;
import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.TemporaryDirectory;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.report.ReproduceJson;
import io.github.nanvix.maven.report.ReproduceLines;
import io.github.nanvix.maven.reproduce.Exclusion;
import io.github.nanvix.maven.reproduce.ReproduceRequest;
import io.github.nanvix.maven.reproduce.ReproduceResult;
import io.github.nanvix.maven.reproduce.Reproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Two builds, their report, and a closer look where they differ. */
public final class ReproducePipeline {
  private final CommandRunner runner;

  ReproducePipeline(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Builds twice and reports.
   *
   * @param answer takes each line of what people are told
   * @throws BuildException if a build fails, a file differs that may not, or an exclusion covers
   *     nothing; files that differ are kept with the builds
   */
  public void run(ReproduceRequest request, Consumer<String> answer) {
    Reproduction reproduction = new Reproduction(request, runner);
    ReproduceResult result = reproduction.run();
    Path report = request.output().resolve("reproduce.json");
    try {
      AtomicFile.write(report, ReproduceJson.render(result));
    } catch (IOException e) {
      throw DiskFailure.of("write", report, e);
    }
    ReproduceLines.of(result).forEach(answer);
    if (!result.differences().isEmpty()) {
      Difference first = result.differences().get(0);
      Optional<Path> look = diffoscope(request, reproduction.pair(first.place().get(0)));
      throw BuildException.input(
          "Two builds of the same sources differ, first in " + first.text() + ".",
          "Both are in \""
              + request.directory()
              + "\", all differences in \""
              + report
              + "\""
              + look.map(file -> ", what diffoscope says in \"" + file + "\"").orElse("")
              + ".");
    }
    reproduction.clear();
    requireUse(result.unused());
    answer.accept(
        "Both builds gave the same bytes; files compared: " + result.files().size() + ".");
  }

  private static void requireUse(List<Exclusion> unused) {
    if (unused.isEmpty()) {
      return;
    }
    boolean one = unused.size() == 1;
    throw BuildException.input(
        (one ? "The exclusion of \"" : "The exclusions of \"")
            + unused.stream().map(each -> each.path().text()).collect(joining("\", \""))
            + (one ? "\" covers no difference." : "\" cover no difference."),
        one ? "Remove it, or correct its path." : "Remove them, or correct their paths.");
  }

  /** Every difference of two files, under the name of the first. */
  public List<Difference> compare(Path first, Path second) {
    try {
      Path scratch = TemporaryDirectory.make("nanvix-compare");
      try {
        return new Comparison(scratch)
            .differences(String.valueOf(first.getFileName()), first, second);
      } finally {
        Trees.delete(scratch);
      }
    } catch (IOException e) {
      throw DiskFailure.of("compare", first, e);
    }
  }

  private Optional<Path> diffoscope(ReproduceRequest request, List<Path> pair) {
    Optional<Path> program = request.program("diffoscope");
    Path text = request.output().resolve("diffoscope.txt");
    program.ifPresent(
        diffoscope ->
            runner.run(
                Command.of(
                        "diffoscope",
                        "show the first file that differs",
                        List.of(
                            diffoscope.toString(),
                            "--text",
                            text.toString(),
                            pair.get(0).toString(),
                            pair.get(1).toString()),
                        request.directory(),
                        request.output().resolve("diffoscope.log"))
                    .withEnvironment(request.environment())));
    return program.map(there -> text);
  }
}
