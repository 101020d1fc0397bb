package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.LinkInterface;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.recipe.Library;
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
 * A shared object, linked whole from its archive: the second half of a port's recipe.
 *
 * @param title what the console calls it
 * @param library what the recipe says of it
 * @param archive the static archive; its content is the input, not where it came from
 * @param archiveDigest the digest of that content
 * @param needed the shared objects that it is linked against, in order
 */
public record SharedLibrary(
    String title,
    Library library,
    Path archive,
    Sha256 archiveDigest,
    List<Needed> needed,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner)
    implements Step {

  /**
   * A shared object that another is linked against.
   *
   * @param soname its DT_SONAME
   * @param file itself
   * @param linkInterface the digest of what linking against it depends on
   */
  public record Needed(String soname, Path file, Sha256 linkInterface) {
    /** Reads the interface. */
    public static Needed of(String soname, Path file) throws IOException {
      return new Needed(soname, file, Sha256.of(LinkInterface.read(file).text()));
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
            .with("archive", archiveDigest)
            .with("name", library.name())
            .with("soname", library.soname())
            .withList("flag", library.flags())
            .withList("needed", library.needed());
    needed.forEach(other -> inputs.with("interface." + other.soname(), other.linkInterface()));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path file = library.file().under(workspace.output());
    Files.createDirectories(file.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().shared());
    argv.add("-Wl,-soname," + library.soname());
    argv.addAll(library.flags());
    argv.addAll(List.of("-Wl,--whole-archive", archive.toString(), "-Wl,--no-whole-archive"));
    if (!needed.isEmpty()) {
      // One that is declared and of no use is told by its absence.
      argv.addAll(List.of("-Wl,--push-state", "-Wl,--as-needed"));
      needed.forEach(other -> argv.add(other.file().toString()));
      argv.add("-Wl,--pop-state");
    }
    argv.addAll(toolchain.spec().linkModel().sharedLibraries());
    argv.addAll(List.of("-o", file.toString()));
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    commands.run(
        "link " + library.soname(),
        "make the shared object of " + library.name(),
        workspace.work(),
        argv,
        Map.of());
    commands.strip(file);
    new SharedObjectInspection(
            library, toolchain.spec().linkModel().neededWith(library.needed()), file)
        .requireAsDeclared();
    if (!library.linkName().equals(library.file())) {
      Files.createSymbolicLink(
          library.linkName().under(workspace.output()), Path.of(library.soname()));
    }
  }
}
