// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules that only CPython's own tests use, in a build of their own: what ships is configured
 * without them and stays as it is.
 *
 * @param shipped the build that they are for
 * @param leftOut the arguments of its configure without which the modules are built
 */
public record TestModules(CrossBuild shipped, List<String> leftOut) implements Step {

  @Override
  public String kind() {
    return "test-modules";
  }

  @Override
  public String title() {
    return "cpython " + shipped.plan().source().version() + " test modules";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "test-modules 1")
        .with("build", shipped.inputs().fingerprint())
        .withList("left-out", leftOut);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    CrossBuild own =
        new CrossBuild(shipped.plan().without(leftOut), shipped.interpreter(), shipped.answers());
    Commands commands = new Commands(own.plan().toolchain(), workspace, own.plan().clock());
    Path build = own.layOut(workspace.work());
    // What the toolchain has was found out for the build that ships.
    own.configureAfter(shipped).run(commands, build);
    Makefile makefile = CrossBuild.anchored(build);
    StoreEntry entry = workspace.make(shipped);
    BuiltPython before = new BuiltPython(entry);
    Set<String> there = new TreeSet<>(before.modules().keySet());
    before.modulesOfPorts().forEach(module -> there.add(fileName(before.moduleFile(module))));
    own.giveInterpreter(workspace);
    List<String> files =
        makefile.sharedModules().stream()
            .map(makefile::sharedModuleFile)
            .filter(file -> !there.contains(fileName(file)))
            .toList();
    own.make(commands, build, makefile, targets(own, files));
    for (String file : files) {
      Files.move(build.resolve(file), workspace.output().resolve(fileName(file)));
    }
    if (own.plan().version().buildsModulesWithSetupPy()) {
      takeOthers(build, there, workspace.output());
    }
    commands.strip(modules(workspace.output()));
  }

  private static List<String> targets(CrossBuild own, List<String> files) {
    List<String> targets = new ArrayList<>(files);
    if (own.plan().version().buildsModulesWithSetupPy()) {
      targets.addAll(List.of("pybuilddir.txt", "sharedmods"));
    }
    return targets;
  }

  private static void takeOthers(Path build, Set<String> there, Path output) throws IOException {
    Path platform = build.resolve(Files.readString(build.resolve("pybuilddir.txt")).strip());
    for (Path file : modules(platform)) {
      if (!there.contains(file.getFileName().toString())) {
        Files.move(file, output.resolve(file.getFileName()));
      }
    }
  }

  private static List<Path> modules(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".so")).sorted().toList();
    }
  }

  private static String fileName(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
