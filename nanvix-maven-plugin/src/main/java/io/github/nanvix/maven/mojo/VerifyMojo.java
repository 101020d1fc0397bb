// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.FilesRequest;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.VerifyAnswer;
import io.github.nanvix.maven.pipeline.VerifyRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.VerifyJson;
import io.github.nanvix.maven.report.VerifySarif;
import io.github.nanvix.maven.report.ci.Problem;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.verify.FileSelection;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the staged modules will load: every check runs, then findings at {@code error} stop
 * the build. All findings go to {@code verify.json} and {@code verify.sarif} in the output
 * directory. Without a POM it verifies any directory, or with {@code files} single files, whose
 * reports are {@code verify-files.json} and {@code verify-files.sarif}.
 *
 * @since 0.1
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    threadSafe = true,
    requiresProject = false)
public final class VerifyMojo extends JudgingMojo {

  /**
   * Writes the baselines as the libraries are now, before anything is compared.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.baseline.update", defaultValue = "false")
  private String baselineUpdate = "";

  /**
   * Single ELF files or static libraries to read and check, each for itself, instead of a sysroot:
   * paths or patterns such as <code>lib/&#42;&#42;/*.so</code>, relative to where Maven was
   * started, or absolute.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.files")
  private List<@Nullable String> files = List.of();

  @Override
  Set<ProjectKind> kinds() {
    return readsSysroot() ? super.kinds() : EnumSet.allOf(ProjectKind.class);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("baselineUpdate", baselineUpdate));
    problems.look(this::requireBaselines);
    if (!files.isEmpty()) {
      problems
          .value(() -> FileSelection.patterns(files))
          .orElse(List.of())
          .forEach(pattern -> problems.look(() -> FileSelection.check(pattern)));
    }
  }

  @Override
  boolean readsSysroot() {
    return files.isEmpty();
  }

  @Override
  Set<Part> makes() {
    return isWithoutProject() || !readsSysroot() ? Set.of() : everything();
  }

  @Override
  void run(Wiring wiring) {
    String name = files.isEmpty() ? reportName("verify") : "verify-files";
    VerifyResult result;
    Path base;
    Optional<Path> json = reportFile(name + ".json");
    if (files.isEmpty()) {
      VerifyRequest request = request(wiring);
      base = request.sysroot().toAbsolutePath();
      result = wiring.verify(request);
      json.ifPresent(file -> write(file, VerifyJson.render(result)));
    } else {
      FileSelection selection = FileSelection.of(files, startedIn());
      base = selection.root();
      result = wiring.verify(new FilesRequest(selection, loader(), known(), json));
    }
    report(name + ".sarif", sarif(result));
    show(name, Problem.of(result, base, pom()));
    new VerifyAnswer(result, !files.isEmpty(), json).print(answer());
  }

  private Path pom() {
    File file = project().getFile();
    return file == null ? startedIn().resolve("pom.xml") : file.toPath();
  }

  private String sarif(VerifyResult result) {
    return files.isEmpty() ? VerifySarif.ofImage(result) : VerifySarif.ofFiles(result);
  }

  private VerifyRequest request(Wiring wiring) {
    SubjectSpec spec =
        isWithoutProject()
            ? SubjectSpec.any(executable())
            : wiring.python(pythonRequestWithPorts(wiring)).subject();
    requireBaselines();
    return judged(spec.withMachine(machineNames(!isWithoutProject())));
  }

  @Override
  boolean updates() {
    return flag("baselineUpdate", baselineUpdate);
  }

  private void requireBaselines() {
    if (updates() && kept().isEmpty()) {
      throw BuildException.input(
          "There are baselines to be updated, and no directory of baselines is named.",
          "Name it in the POM with <baseline>, or with -Dnanvix.baseline=DIR.");
    }
  }

  @Override
  boolean looksElsewhere() {
    return super.looksElsewhere() || (isCalledByName() && isOnCommandLine("nanvix.files"));
  }
}
