package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The port's test program, linked with its archive into one executable of the target, which runs
 * with nothing beside it: a port's archive carries it, and no C runtime.
 */
public record PortTest(
    String title,
    Recipe.TestProgram test,
    String source,
    RelativePath archive,
    StoreEntry staticLibrary,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner)
    implements Step {

  @Override
  public String kind() {
    return "port-test";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "port-test 1")
        .with("toolchain", toolchain.id())
        .with("source", Sha256.of(source))
        .with("library", staticLibrary.fingerprint())
        .with("clock", clock)
        .with("archive", archive)
        .with("program", test.program());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    String name = new RelativePath(test.source()).fileName();
    Files.writeString(workspace.work().resolve(name), source);
    Path program = test.program().under(workspace.output());
    Files.createDirectories(program.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().linkModel().standaloneProgram());
    argv.addAll(
        List.of(
            "-I" + staticLibrary.file("include"),
            name,
            staticLibrary.file(archive).toString(),
            "-o",
            program.toString()));
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    commands.run("compile " + name, "make the port's test", workspace.work(), argv, Map.of());
    commands.strip(program);
  }
}
