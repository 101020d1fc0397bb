// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.report.Published;
import picocli.CommandLine.IVersionProvider;

/** Which plugin this is the command of. */
final class PluginVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"nanvix " + Published.plugin().version()};
  }
}
