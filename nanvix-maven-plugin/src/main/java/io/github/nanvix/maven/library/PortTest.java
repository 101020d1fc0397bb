package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The port's test program, linked with its archives and those of all ports that it needs into one
 * executable of the target, which runs with nothing beside it: a port's archive carries it, and no
 * C runtime.
 */
public record PortTest(
    PortPlan plan,
    Recipe.TestProgram test,
    String source,
    StoreEntry staticLibrary,
    CommandRunner runner)
    implements Step {

  @Override
  public String kind() {
    return "port-test";
  }

  @Override
  public String title() {
    return plan.subject() + " test program";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "port-test 2")
            .with("toolchain", plan.toolchain().id())
            .with("source", Sha256.of(source))
            .with("library", staticLibrary.fingerprint())
            .with("clock", plan.clock())
            .withList("archive", archives().stream().map(Path::getFileName).toList())
            .with("program", test.program());
    plan.ports().byName().forEach((name, port) -> inputs.with("port." + name, port.archive()));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    String name = new RelativePath(test.source()).fileName();
    Files.writeString(workspace.work().resolve(name), source);
    Path program = test.program().under(workspace.output());
    Files.createDirectories(program.getParent());
    Toolchain toolchain = plan.toolchain();
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().linkModel().standaloneProgram());
    argv.add("-I" + staticLibrary.file("include"));
    for (InstalledPort port : plan.ports().byName().values()) {
      argv.add("-I" + port.sysroot().resolve("include"));
    }
    argv.add(name);
    archives().forEach(archive -> argv.add(archive.toString()));
    argv.addAll(toolchain.spec().linkModel().libraries());
    argv.addAll(List.of("-o", program.toString()));
    Commands commands = new Commands(toolchain, runner, workspace, plan.clock());
    commands.run("compile " + name, "make the port's test", workspace.work(), argv, Map.of());
    commands.strip(program);
  }

  /** Each before those that it needs, as linkers look for symbols. */
  private List<Path> archives() {
    List<Path> archives = new ArrayList<>();
    for (InstalledPort port : plan.ports().ordered()) {
      port.libraries().forEach(library -> archives.add(port.require(library.archive())));
    }
    for (Library library : plan.recipe().libraries()) {
      archives.add(staticLibrary.file(library.archive()));
    }
    Collections.reverse(archives);
    return archives;
  }
}
