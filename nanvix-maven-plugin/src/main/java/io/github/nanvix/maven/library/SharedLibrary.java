package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
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
 * A port's shared object, linked whole from its archive: the second half of its recipe.
 *
 * @param title what the console calls it
 * @param archive the static archive; its content is the input, not where it came from
 * @param archiveDigest the digest of that content
 */
public record SharedLibrary(
    String title,
    Recipe recipe,
    Path archive,
    Sha256 archiveDigest,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner)
    implements Step {

  @Override
  public String kind() {
    return "shared-library";
  }

  @Override
  public Inputs inputs() {
    Recipe.SharedHalf half = recipe.sharedLibrary();
    return new Inputs()
        .with("step", "shared-library 1")
        .with("toolchain", toolchain.id())
        .with("archive", archiveDigest)
        .with("soname", half.soname())
        .with("library", half.library())
        .withList("flag", half.flags())
        .withList("needed", half.needed());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Recipe.SharedHalf half = recipe.sharedLibrary();
    Path library = half.library().under(workspace.output());
    Files.createDirectories(library.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().shared());
    argv.add("-Wl,-soname," + half.soname());
    argv.addAll(half.flags());
    argv.addAll(List.of("-Wl,--whole-archive", archive.toString(), "-Wl,--no-whole-archive"));
    argv.addAll(toolchain.spec().linkModel().sharedLibraries());
    argv.addAll(List.of("-o", library.toString()));
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    commands.run(
        "link " + half.soname(),
        "make the shared object of " + recipe.name(),
        workspace.work(),
        argv,
        Map.of());
    commands.strip(library);
    List<String> needed = toolchain.spec().linkModel().neededWith(half.needed());
    new SharedObjectInspection(half, needed, library).requireAsDeclared();
  }
}
