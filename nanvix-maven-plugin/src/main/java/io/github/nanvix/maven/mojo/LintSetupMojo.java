// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.LintAnswer;
import io.github.nanvix.maven.pipeline.LintRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.SetupJson;
import io.github.nanvix.maven.report.ci.Problem;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says for each line of CPython's Setup files what makesetup makes of it, and warns where that is
 * something else than the line seems to say. All of it goes to {@code lint-setup.json} in the
 * output directory. Needs no POM; a line at which makesetup fails is an error of this goal.
 *
 * @since 0.1
 */
@Mojo(name = "lint-setup", threadSafe = true, requiresProject = false)
public final class LintSetupMojo extends NanvixMojo {

  /**
   * The Setup files, in the order in which makesetup gets them: {@code
   * Modules/Setup.local,Modules/Setup.stdlib,Modules/Setup.bootstrap,Modules/Setup}. Relative paths
   * count from where Maven was started.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.setup")
  private List<String> setup = List.of();

  /**
   * The version of CPython whose makesetup gets the files. From 3.15 on it begins each file on a
   * line of its own; apart from that all versions since 3.11 read alike.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.version", defaultValue = "3.13")
  private String version = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::separated);
    problems.look(this::requireNames);
    LintRequest files = new LintRequest(setup, startedIn(), false);
    for (int i = 0; i < setup.size(); i++) {
      int index = i;
      problems.look(files.place(i), () -> files.require(index));
    }
  }

  private boolean separated() {
    return text("version", version).as(PythonVersion::of).separatesSetupFiles();
  }

  private void requireNames() {
    if (setup.isEmpty()) {
      throw BuildException.input(
          "No Setup file is named.",
          "Name one or more, separated by commas: -Dnanvix.setup=Modules/Setup.local.");
    }
  }

  @Override
  void run(Wiring wiring) {
    requireNames();
    SetupLint lint = wiring.lint(new LintRequest(setup, startedIn(), separated()));
    Optional<Path> json = report("lint-setup.json", SetupJson.render(lint));
    show("lint-setup", Problem.of(lint, startedIn()));
    new LintAnswer(lint, json).print(answer());
  }
}
