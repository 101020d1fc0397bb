// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.LinkInterface;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shared object, linked whole from its archive: the second half of a port's recipe.
 *
 * @param object what the recipe says of it
 * @param archive the static archive
 * @param needed the shared objects that it is linked against, in order
 */
public record SharedLibrary(
    SharedObject object, Content<Path> archive, List<Needed> needed, Toolchain toolchain)
    implements Step {

  /**
   * A shared object that another is linked against.
   *
   * @param soname its DT_SONAME
   * @param file itself, by what linking against it depends on
   */
  public record Needed(String soname, Content<Path> file) {
    /** Reads the interface. */
    public static Needed of(String soname, Path file) throws IOException {
      return new Needed(soname, new Content<>(Sha256.of(LinkInterface.read(file).text()), file));
    }
  }

  @Override
  public String kind() {
    return "shared-library";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "shared-library 2")
            .with("toolchain", toolchain.id())
            .with("archive", archive.digest())
            .with("name", object.name())
            .with("soname", object.soname())
            .withList("flag", object.flags())
            .withList("needed", sonames());
    needed.forEach(other -> inputs.with("interface." + other.soname(), other.file().digest()));
    return inputs;
  }

  private List<String> sonames() {
    return needed.stream().map(Needed::soname).toList();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path file = object.file().under(workspace.output());
    Files.createDirectories(file.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().shared());
    argv.add("-Wl,-soname," + object.soname());
    argv.addAll(object.flags());
    argv.addAll(
        List.of("-Wl,--whole-archive", archive.place().toString(), "-Wl,--no-whole-archive"));
    if (!needed.isEmpty()) {
      // One that is declared and of no use is told by its absence.
      argv.addAll(List.of("-Wl,--push-state", "-Wl,--as-needed"));
      needed.forEach(other -> argv.add(other.file().place().toString()));
      argv.add("-Wl,--pop-state");
    }
    argv.addAll(toolchain.spec().linkModel().sharedLibraries());
    argv.addAll(List.of("-o", file.toString()));
    Commands commands = new Commands(toolchain, workspace);
    commands.run(
        "link " + object.soname(),
        "make the shared object of " + object.name(),
        workspace.work(),
        argv,
        Map.of());
    commands.strip(file);
    ToolchainSpec spec = toolchain.spec();
    new SharedObjectInspection(
            object, spec.linkModel().neededWith(sonames()), spec.mayBeNeeded(), file)
        .requireAsDeclared();
    if (!object.linkName().equals(object.file())) {
      Files.createSymbolicLink(
          object.linkName().under(workspace.output()), Path.of(object.soname()));
    }
  }
}
