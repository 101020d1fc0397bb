// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that opens shared objects as the interpreter does, linked as that is: with the C
 * runtime that they leave to it, and the loader. One serves all ports, and none ships it.
 *
 * @param source its C code
 */
public record LoadingProgram(String source, Toolchain toolchain) implements Step {
  /** Its path in what is made. */
  public static final RelativePath PROGRAM = new RelativePath("bin/loading.elf");

  private static final String FILE = "loading.c";

  @Override
  public String kind() {
    return "loading-program";
  }

  @Override
  public String title() {
    return "program that loads ports";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "loading-program 1")
        .with("toolchain", toolchain.id())
        .with("source", Sha256.of(source));
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Files.writeString(workspace.work().resolve(FILE), source);
    Path made = PROGRAM.under(workspace.output());
    Files.createDirectories(made.getParent());
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.exportingArguments());
    argv.add(FILE);
    argv.addAll(toolchain.spec().linkModel().libraries());
    argv.addAll(List.of("-o", made.toString()));
    Commands commands = new Commands(toolchain, workspace);
    commands.run(
        "compile " + workspace.title(), "load what was built", workspace.work(), argv, Map.of());
    commands.strip(made);
  }
}
