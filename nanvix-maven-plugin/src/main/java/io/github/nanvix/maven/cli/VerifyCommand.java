// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.pipeline.FilesRequest;
import io.github.nanvix.maven.pipeline.VerifyAnswer;
import io.github.nanvix.maven.pipeline.VerifyRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.VerifyJson;
import io.github.nanvix.maven.report.VerifySarif;
import io.github.nanvix.maven.verify.FileSelection;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** As {@code nanvix:verify} without a POM. */
@Command(
    name = "verify",
    description = "Proves that what is in an image will load, or checks single files.")
final class VerifyCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LoaderOptions loading = new LoaderOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = "The image's root directory; or ELF files and static libraries, or patterns.")
  private List<@Nullable String> subjects = List.of();

  @Override
  public void run() {
    boolean ofFiles = subjects.size() > 1 || !Files.isDirectory(subject());
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    Wiring wiring = common.wiring();
    if (ofFiles) {
      files(wiring, screen);
    } else {
      image(wiring, screen);
    }
  }

  private Path subject() {
    return CommonOptions.here().resolve(String.valueOf(subjects.get(0))).normalize();
  }

  private void image(Wiring wiring, Screen screen) {
    VerifyResult result =
        wiring.verify(
            new VerifyRequest(
                subject(),
                SubjectSpec.any(loading.executable())
                    .withMachine(CommonOptions.machine().namesWith(common.store())),
                loading.loader()));
    String json = VerifyJson.render(result);
    screen.document(json);
    Optional<Path> file = common.report("verify.json", json);
    common.report("verify.sarif", VerifySarif.ofImage(result));
    new VerifyAnswer(result, false, file).print(screen);
  }

  /** What is said of many files is written while they are read. */
  private void files(Wiring wiring, Screen screen) {
    FileSelection selection = FileSelection.of(subjects, CommonOptions.here());
    Optional<Path> file = common.reportFile("verify-files.json");
    try {
      Path kept = screen.json() ? Files.createTempFile("nanvix-", ".json") : null;
      try {
        VerifyResult result =
            wiring.verify(
                new FilesRequest(
                    selection,
                    loading.loader(),
                    List.of(),
                    file.or(() -> Optional.ofNullable(kept))));
        if (screen.json()) {
          screen.document(Files.readString(file.or(() -> Optional.ofNullable(kept)).orElseThrow()));
        }
        common.report("verify-files.sarif", VerifySarif.ofFiles(result));
        new VerifyAnswer(result, true, file).print(screen);
      } finally {
        if (kept != null) {
          Files.deleteIfExists(kept);
        }
      }
    } catch (IOException e) {
      throw BuildException.environment("The report cannot be kept: " + Reason.of(e) + ".", "", e);
    }
  }
}
