// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.recipe.ScriptBuild;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The commands of a recipe, and what they find around them. */
record ScriptedBuild(PortPlan plan, ScriptBuild build, Commands commands) {

  void run(BuildPlace place) {
    Map<String, String> environment = environment(place.directory());
    int number = 0;
    for (List<String> command : build.commands()) {
      number++;
      List<String> argv =
          Placeholders.at(place.directory(), new Placeholders(plan).expand(command));
      // The number keeps their logs apart.
      String name = argv.get(0) + " " + plan.recipe().name() + " (command " + number + ")";
      String purpose = "build " + plan.recipe().name();
      if (argv.get(0).equals("make")) {
        commands.make(name, purpose, place.directory(), argv.subList(1, argv.size()), environment);
      } else {
        commands.run(name, purpose, place.directory(), argv, environment);
      }
    }
  }

  private Map<String, String> environment(Path directory) {
    Toolchain toolchain = commands.toolchain();
    Workspace workspace = commands.workspace();
    Map<String, String> environment =
        new TreeMap<>(
            Placeholders.at(directory, new Placeholders(plan).variables(build.variables())));
    if (!build.hostTools().isEmpty() && toolchain.surroundings().seesThisMachine()) {
      environment.put(
          "PATH",
          toolchain.environment(workspace).get("PATH")
              + ":"
              + HostTools.further(
                  workspace::make,
                  workspace.bring(Network.class).toolDirectories(),
                  build.hostTools()));
    }
    plan.hostToolchain()
        .ifPresent(
            host -> {
              List<String> compiler = new ArrayList<>(List.of(host.tool("cc")));
              compiler.addAll(linkArguments(host));
              environment.put("BUILD_CC", String.join(" ", compiler));
            });
    return environment;
  }

  /** Programs of the build have to run where nothing of their toolchain is installed. */
  private static List<String> linkArguments(Toolchain host) {
    return host.spec().linkModel().standaloneProgram();
  }
}
