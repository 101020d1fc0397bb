// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.pipeline.LintAnswer;
import io.github.nanvix.maven.pipeline.LintRequest;
import io.github.nanvix.maven.report.SetupJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** As {@code nanvix:lint-setup}. */
@Command(
    name = "lint-setup",
    description = "Says for each line of CPython's Setup files what makesetup makes of it.")
final class LintSetupCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The Setup files, in the order in which makesetup gets them.")
  private List<String> files = List.of();

  @Option(
      names = "--cpython-version",
      paramLabel = "VERSION",
      defaultValue = "3.13",
      description = "The version of CPython whose makesetup it is. Default: ${DEFAULT-VALUE}.")
  private String version = "";

  @Override
  public void run() {
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    SetupLint lint =
        common.wiring().lint(new LintRequest(files, CommonOptions.here(), separated()));
    String json = SetupJson.render(lint);
    screen.document(json);
    new LintAnswer(lint, common.report("lint-setup.json", json)).print(screen);
  }

  private boolean separated() {
    try {
      return PythonVersion.of(version).separatesSetupFiles();
    } catch (IllegalArgumentException e) {
      throw BuildException.input(Reason.of(e) + ".", "Say 3.13.", e);
    }
  }
}
