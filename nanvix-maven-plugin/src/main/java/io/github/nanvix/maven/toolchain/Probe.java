// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a toolchain what it is, and has it compile and link one program.
 *
 * @param remedy what else may help where the machine has all that a compiler needs; may be empty
 */
record Probe(Toolchain toolchain, CommandRunner runner, String remedy) {

  /** Compares the first line that the compiler answers in a step with the pinned one. */
  void version(Workspace workspace) {
    version(workspace.log(), toolchain.environment(workspace));
  }

  /** Compares the first line that the compiler answers with the pinned one. */
  void version(Path log, Map<String, String> environment) {
    ToolchainSpec spec = toolchain.spec();
    Command command =
        Command.of(
                toolchain.toolName("cc") + " --version",
                "probe the compiler of toolchain " + spec.name(),
                List.of(toolchain.tool("cc"), "--version"),
                toolchain.directory(),
                log.resolve("version.log"))
            .withEnvironment(environment);
    CommandResult result = attempt(toolchain.surroundings().place(command, List.of()));
    String first = result.tail().isEmpty() ? "" : result.tail().get(0);
    String said = first.isEmpty() ? "nothing" : "\"" + first + "\"";
    if (!result.succeeded()) {
      throw BuildException.environment(
          what("ended with exit code " + result.exitCode() + " and said " + said), hint());
    }
    // As a whole word: 20.1.7 is not 20.1.70.
    if (!(first + " ").startsWith(spec.probeVersion() + " ")) {
      throw BuildException.environment(what("answered " + said), hint());
    }
  }

  private CommandResult attempt(Command command) {
    try {
      return runner.run(command);
    } catch (BuildException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      throw BuildException.environment(what("does not run") + " " + e.getMessage(), hint(), e);
    }
  }

  /** Has it compile and link a program. */
  void compileAndLink(Workspace workspace) throws IOException {
    Path source = workspace.work().resolve("probe.c");
    Files.writeString(
        source, "#include <stdio.h>\nint main(void) { return puts(\"probe\") < 0; }\n");
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().linkModel().program());
    argv.addAll(List.of("probe.c", "-o", "probe"));
    Command command =
        Command.of(
                "compile and link probe.c",
                "probe toolchain " + toolchain.spec().name(),
                argv,
                workspace.work(),
                workspace.log().resolve("probe.log"))
            .withEnvironment(toolchain.environment(workspace));
    runner.runOrFail(toolchain.surroundings().place(command, workspace.writable()));
  }

  private String what(String fault) {
    return "The compiler of toolchain \""
        + toolchain.spec().name()
        + "\" ("
        + toolchain.tool("cc")
        + ") "
        + fault
        + "; expected \""
        + toolchain.spec().probeVersion()
        + "\".";
  }

  private String hint() {
    if (toolchain.spec().liesElsewhere()) {
      return "Put the compiler that is pinned there, or pin this one under [probe] in toolchains/"
          + toolchain.spec().name()
          + ".toml.";
    }
    String needs = "It needs x86-64 Linux with glibc 2.34 or newer, libstdc++, libgcc_s and libz.";
    return remedy.isEmpty() ? needs : needs + " " + remedy;
  }
}
