// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.Locale;

/** How Nanvix is run. */
public enum DeploymentMode {
  /** Everything in one virtual machine, with a RAM file system. */
  STANDALONE,
  /** The guest uses the files of this machine, and daemons that run beside it. */
  SINGLE_PROCESS,
  /** As {@link #SINGLE_PROCESS}, for many processes. */
  MULTI_PROCESS;

  /** As manifests and archives have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what a user gave.
   *
   * @throws BuildException if it is none
   */
  public static DeploymentMode of(String text) {
    for (DeploymentMode mode : values()) {
      if (mode.text().equals(text)) {
        return mode;
      }
    }
    throw BuildException.input(
        "Parameter \"mode\" is \"" + text + "\", in which Nanvix cannot be run.",
        "Expected one of " + List.of(values()).stream().map(DeploymentMode::text).toList() + ".");
  }
}
