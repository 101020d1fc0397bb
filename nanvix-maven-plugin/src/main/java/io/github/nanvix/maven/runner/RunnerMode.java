// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.failure.BuildException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether the kernel is asked before an emulator is used. */
public enum RunnerMode {
  /** The kernel where it takes the target's programs, else an emulator. */
  AUTO,
  /** An emulator on every machine, as if the kernel had refused. */
  EMULATOR;

  /**
   * The mode by the name that users write, in lower case.
   *
   * @throws BuildException if there is none of that name
   */
  public static RunnerMode named(String name) {
    for (RunnerMode mode : values()) {
      if (mode.text().equals(name)) {
        return mode;
      }
    }
    throw BuildException.input(
        "Parameter \"runner\" is \"" + name + "\".",
        "Give "
            + Arrays.stream(values()).map(RunnerMode::text).collect(Collectors.joining(" or "))
            + ".");
  }

  /** The name that users write. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
