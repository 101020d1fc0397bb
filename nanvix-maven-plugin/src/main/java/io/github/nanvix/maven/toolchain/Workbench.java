// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.store.Workspace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a toolchain's commands run while its tree is not complete yet.
 *
 * @param spec the toolchain
 */
record Workbench(ToolchainSpec spec, Surroundings surroundings, Workspace workspace) {

  /**
   * Runs a command with the programs that are there beside the toolchain's own.
   *
   * @param purpose as a clause after "to"
   */
  CommandResult run(String name, String purpose, List<String> argv) {
    Map<String, String> environment = new TreeMap<>(workspace.marker());
    environment.put("PATH", surroundings.path());
    environment.put("LC_ALL", "C");
    Command command =
        Command.of(
                name,
                purpose,
                argv,
                workspace.work(),
                workspace.log().resolve(name.replace(' ', '-') + ".log"))
            .withEnvironment(environment);
    return workspace.runner().run(surroundings.place(command, workspace.writable()));
  }
}
