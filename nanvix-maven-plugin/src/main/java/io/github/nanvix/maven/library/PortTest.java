// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The port's test program, linked with its archives and those of all ports that it needs into one
 * executable of the target, which runs with nothing beside it: a port's archive carries it, and no
 * C runtime.
 *
 * @param program its path in the sysroot
 * @param source its C code
 * @param staticLibrary the port's half with the archives
 * @param archives their paths in it, each behind those that it needs
 * @param ports those that the port needs
 */
public record PortTest(
    RelativePath program,
    String source,
    StoreEntry staticLibrary,
    List<RelativePath> archives,
    InstalledPorts ports,
    Toolchain toolchain,
    Instant clock)
    implements Step {
  private static final String FILE = "test.c";

  @Override
  public String kind() {
    return "port-test";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "port-test 2")
            .with("toolchain", toolchain.id())
            .with("source", Sha256.of(source))
            .with("library", staticLibrary.fingerprint())
            .with("clock", clock)
            .withList("archive", linked().stream().map(Path::getFileName).toList())
            .with("program", program);
    ports.byName().forEach((name, port) -> inputs.with("port." + name, port.archive()));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Files.writeString(workspace.work().resolve(FILE), source);
    Path made = program.under(workspace.output());
    Files.createDirectories(made.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().linkModel().standaloneProgram());
    argv.add("-I" + staticLibrary.file("include"));
    for (InstalledPort port : ports.byName().values()) {
      argv.add("-I" + port.sysroot().resolve("include"));
    }
    argv.add(FILE);
    linked().forEach(archive -> argv.add(archive.toString()));
    argv.addAll(toolchain.spec().linkModel().libraries());
    argv.addAll(List.of("-o", made.toString()));
    Commands commands = new Commands(toolchain, workspace, clock);
    commands.run(
        "compile " + workspace.title(), "make the port's test", workspace.work(), argv, Map.of());
    commands.strip(made);
  }

  /** Each before those that it needs, as linkers look for symbols. */
  private List<Path> linked() {
    List<Path> linked = new ArrayList<>();
    for (InstalledPort port : ports.ordered()) {
      port.libraries().forEach(library -> linked.add(port.require(library.archive())));
    }
    archives.forEach(archive -> linked.add(staticLibrary.file(archive)));
    Collections.reverse(linked);
    return linked;
  }
}
