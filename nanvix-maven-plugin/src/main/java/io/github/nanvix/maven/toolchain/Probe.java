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

/** Asks a toolchain what it is, and has it compile and link one program. */
record Probe(Toolchain toolchain, CommandRunner runner) {

  void run(Workspace workspace) throws IOException {
    version(workspace.log(), toolchain.environment(workspace));
    compileAndLink(workspace);
  }

  /** Compares the compiler's version with the pinned one. */
  void version(Path log, Map<String, String> environment) {
    ToolchainSpec spec = toolchain.spec();
    Command command =
        Command.of(
                spec.tools().getOrDefault("cc", "cc") + " --version",
                "probe the compiler of toolchain " + spec.name(),
                List.of(toolchain.tool("cc"), "--version"),
                toolchain.directory(),
                log.resolve("version.log"))
            .withEnvironment(environment);
    CommandResult result = attempt(command);
    String line = result.tail().isEmpty() ? "nothing" : "\"" + result.tail().get(0) + "\"";
    String all = String.join("\n", result.tail());
    if (!result.succeeded()) {
      throw broken("ended with exit code " + result.exitCode() + " and said " + line, null);
    }
    if (!all.contains(spec.probeVersion())) {
      throw broken("answered " + line + " instead of \"" + spec.probeVersion() + "\"", null);
    }
  }

  private CommandResult attempt(Command command) {
    try {
      return runner.run(command);
    } catch (BuildException e) {
      throw broken("does not run: " + e.getMessage(), e);
    }
  }

  private void compileAndLink(Workspace workspace) throws IOException {
    Path source = workspace.work().resolve("probe.c");
    Files.writeString(
        source, "#include <stdio.h>\nint main(void) { return puts(\"probe\") < 0; }\n");
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().linkModel().program());
    argv.addAll(List.of("probe.c", "-o", "probe"));
    runner.runOrFail(
        Command.of(
                "compile and link probe.c",
                "probe toolchain " + toolchain.spec().name(),
                argv,
                workspace.work(),
                workspace.log().resolve("probe.log"))
            .withEnvironment(toolchain.environment(workspace)));
  }

  private BuildException broken(String fault, @org.jspecify.annotations.Nullable Throwable cause) {
    String what =
        "The compiler of toolchain \""
            + toolchain.spec().name()
            + "\" ("
            + toolchain.tool("cc")
            + ") "
            + fault
            + ".";
    String hint =
        "It needs x86-64 Linux with glibc 2.34 or newer, libstdc++, libgcc_s and libz. If those are"
            + " there, delete \""
            + toolchain.directory().getParent()
            + "\" to provision it again.";
    return cause == null
        ? BuildException.environment(what, hint)
        : BuildException.environment(what, hint, cause);
  }
}
