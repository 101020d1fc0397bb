// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import java.nio.file.Path;

/** What runs programs of a target, for programs: {@code runner.json}. */
public final class RunnerJson {
  private RunnerJson() {}

  /** Its text. */
  public static String render(String triple, Runner runner) {
    return Document.RUNNER.write(
        new JsonFields()
            .with("triple", triple)
            .with(
                "emulator", runner.emulator().map(Emulator::program).map(Path::toString).orElse(""))
            .with("version", runner.emulator().map(Emulator::version).orElse(""))
            .with("sha256", runner.emulator().map(found -> found.digest().hex()).orElse(""))
            .map());
  }
}
