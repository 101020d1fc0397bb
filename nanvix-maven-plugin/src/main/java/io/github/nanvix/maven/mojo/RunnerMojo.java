// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.RunnerJson;
import io.github.nanvix.maven.runner.Runner;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Finds out what runs the target's programs on this machine, and fetches an emulator where it takes
 * one. For scripts it is in {@code runner.json} in the output directory: the key {@code emulator}
 * is the program to put before a program of the target, and empty where the kernel runs them.
 *
 * @since 0.1
 */
@Mojo(name = "runner", threadSafe = true, requiresProject = false)
public final class RunnerMojo extends NanvixMojo {

  @Override
  void run(Wiring wiring) {
    Runner runner = wiring.targetRunner();
    answer().line("programs of " + wiring.triple() + " are run by " + runner.description());
    report("runner.json", RunnerJson.render(wiring.triple(), runner));
  }
}
