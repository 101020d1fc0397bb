// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The terms of a toolchain's libraries in one tree, wherever its components lie. */
record AssembledLicenses(List<Component> components) implements Step {

  @Override
  public String kind() {
    return "licenses";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "toolchain-licenses 1")
        .withList("component", components.stream().map(Component::identity).toList());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path gathered = Files.createDirectories(workspace.work().resolve("gathered"));
    ToolchainSpec spec = workspace.bring(ToolchainSpec.class);
    ToolchainTree tree = new ToolchainTree(spec.name(), gathered);
    Workbench workbench = new Workbench(spec, workspace.bring(Surroundings.class), workspace);
    for (Component component : components) {
      component.addTo(tree, workbench);
    }
    // What is linked to has to be here when it is gone from its own place.
    try (Stream<Path> files = Files.walk(gathered, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = new RelativePath(gathered.relativize(file).toString()).under(workspace.output());
        Files.createDirectories(to.getParent());
        Trees.copyFile(file.toRealPath(), to, Trees.Mode.COPY);
      }
    }
  }
}
