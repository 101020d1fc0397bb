// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import java.nio.file.Path;
import java.util.List;

/** Where a program of the target is run. */
public sealed interface TargetMachine permits ThisMachine, Nanvixd {

  /**
   * Runs a program and judges it.
   *
   * @param sysroot the staged image
   * @param log where the output goes
   * @return the lines that it printed
   */
  List<String> run(SmokeRun run, Path sysroot, Path log);
}
