// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.EarlierImage;
import io.github.nanvix.maven.pipeline.VerifyRequest;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** As {@code nanvix:report} without a POM. */
@Command(
    name = "report",
    description =
        "Makes one page about an image: sizes, needs, symbols, findings, licences, differences.")
final class ReportCommand implements Runnable {
  private static final String PAGE = "report.html";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LoaderOptions loading = new LoaderOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The image's root directory.")
  private Path sysroot = Path.of("");

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "The earlier image: its report.json, or its archive. Default: none.")
  private @Nullable Path baseline;

  @Override
  public void run() {
    Path directory = CommonOptions.directory(sysroot);
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    Map<String, String> files =
        common
            .wiring()
            .reports()
            .ofDirectory(
                new VerifyRequest(
                    directory,
                    SubjectSpec.any(loading.executable())
                        .withMachine(CommonOptions.machine().namesWith(common.store())),
                    loading.loader()),
                earlier());
    screen.document(files.getOrDefault("report.json", ""));
    files.getOrDefault("report.md", "").lines().forEach(screen::line);
    files.forEach(common::report);
    common.reportFile(PAGE).ifPresent(page -> screen.line("The whole report: " + page));
  }

  private Optional<EarlierImage> earlier() {
    Optional<Path> file =
        Optional.ofNullable(baseline).map(path -> CommonOptions.here().resolve(path));
    file.filter(path -> !Files.isRegularFile(path))
        .ifPresent(
            path -> {
              throw BuildException.input(
                  "There is no file \"" + path + "\".", "Name a report.json or an archive.");
            });
    return file.map(path -> new EarlierImage(path, Optional.empty()));
  }
}
