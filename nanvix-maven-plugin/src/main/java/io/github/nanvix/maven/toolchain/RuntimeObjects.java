// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The runtime sources of a toolchain compiled, and what its pin file has made of them, by its own
 * tools, while the tree comes together.
 */
record RuntimeObjects(Toolchain toolchain, Workspace workspace) {

  void make() throws IOException {
    ToolchainSpec spec = toolchain.spec();
    if (spec.runtimeSources().isEmpty()) {
      return;
    }
    Path sources = Files.createDirectories(workspace.work().resolve("runtime"));
    Files.createDirectories(toolchain.objects());
    for (Map.Entry<String, byte[]> source : spec.runtimeSources().entrySet()) {
      Files.write(sources.resolve(fileName(source.getKey())), source.getValue());
    }
    for (String path : spec.runtimeSources().keySet()) {
      if (path.endsWith(".c")) {
        compile(fileName(path), sources);
      }
    }
    int number = 0;
    for (List<String> words : spec.runtimeCommands()) {
      number++;
      run(
          words.get(0) + " (runtime-commands, " + number + ")",
          "runtime-command-" + number,
          placed(words),
          sources);
    }
  }

  private static String fileName(String path) {
    return new RelativePath(path).fileName();
  }

  private void compile(String name, Path sources) {
    Path object = toolchain.objects().resolve(name.replaceAll("c$", "o"));
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc"), "-c", "-std=c11"));
    argv.addAll(toolchain.spec().linkModel().compile());
    argv.addAll(toolchain.spec().runtimeFlags());
    argv.addAll(List.of(name, "-o", object.toString()));
    run("compile " + name, name, argv, sources);
  }

  private List<String> placed(List<String> words) {
    List<String> argv = new ArrayList<>(List.of(toolchain.tool(words.get(0))));
    toolchain.withRuntimeObjects(words.subList(1, words.size())).stream()
        .map(word -> word.replace("{lib}", toolchain.libraries().toString()))
        .forEach(argv::add);
    return argv;
  }

  private void run(String what, String log, List<String> argv, Path directory) {
    Command command =
        Command.of(
                what,
                "make the runtime objects of toolchain " + toolchain.spec().name(),
                argv,
                directory,
                workspace.log().resolve(log + ".log"))
            .withEnvironment(toolchain.environment(workspace));
    workspace.runner().runOrFail(toolchain.surroundings().place(command, workspace.writable()));
  }
}
