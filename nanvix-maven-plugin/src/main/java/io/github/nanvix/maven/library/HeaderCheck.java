// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Whether every header that a port installs compiles by itself: one that is missing among them
 * would be found out only by whoever uses the port.
 *
 * @param include the directory with the headers
 */
record HeaderCheck(PortPlan plan, Commands commands, Path include) {

  void run() throws IOException {
    if (!Files.isDirectory(include)) {
      return;
    }
    List<RelativePath> headers = headers();
    List<Predicate<String>> fragments = new ArrayList<>();
    for (Glob glob : plan.recipe().install().notAlone()) {
      Predicate<String> fragment = glob.pattern().asMatchPredicate();
      if (headers.stream().map(RelativePath::text).noneMatch(fragment)) {
        throw BuildException.input(
            "\"" + plan.recipe().name() + "\" installs no header that matches \"" + glob + "\".",
            "Correct \"not-alone\" in " + plan.recipeFile() + ".");
      }
      fragments.add(fragment);
    }
    compile(
        headers.stream()
            .filter(header -> fragments.stream().noneMatch(one -> one.test(header.text())))
            .toList(),
        this::check);
  }

  /** The headers that do not compile by themselves, in order. */
  List<String> parts() throws IOException {
    Set<String> parts = new ConcurrentSkipListSet<>();
    compile(
        headers(),
        (header, result) -> {
          if (!result.succeeded()) {
            parts.add(header.text());
          }
        });
    return List.copyOf(parts);
  }

  private List<RelativePath> headers() throws IOException {
    return Trees.files(include).stream().filter(path -> path.text().endsWith(".h")).toList();
  }

  private void compile(List<RelativePath> headers, BiConsumer<RelativePath, CommandResult> judge)
      throws IOException {
    Path directory = Files.createDirectories(commands.workspace().work().resolve("headers"));
    List<Runnable> checks = new ArrayList<>();
    for (RelativePath header : headers) {
      String name = header.text().replace('/', '-') + ".c";
      Files.writeString(directory.resolve(name), "#include <" + header + ">\n");
      checks.add(() -> judge.accept(header, compiled(header, name, directory)));
    }
    SideBySide.run(commands.runner().budget().jobs(), checks);
  }

  private CommandResult compiled(RelativePath header, String name, Path directory) {
    List<String> argv = new ArrayList<>(List.of(plan.toolchain().tool("cc")));
    argv.addAll(plan.toolchain().spec().linkModel().compile());
    argv.add("-I" + include);
    for (InstalledPort port : plan.ports().byName().values()) {
      argv.add("-I" + port.sysroot().resolve("include"));
    }
    argv.addAll(List.of("-fsyntax-only", "-c", name));
    return commands.attempt(
        "include " + header, "look whether it compiles", directory, argv, Map.of());
  }

  private void check(RelativePath header, CommandResult result) {
    if (!result.succeeded()) {
      throw BuildException.input(
          "The header \""
              + header
              + "\" that \""
              + plan.recipe().name()
              + "\" installs does not compile by itself: "
              + firstError(result)
              + ".",
          "Install what it includes, or, if it is a part of another header, list it in"
              + " \"not-alone\" of [install] in "
              + plan.recipeFile()
              + ". All of the output is in \""
              + result.log()
              + "\".");
    }
  }

  private String firstError(CommandResult result) {
    List<String> lines = result.output().map(text -> text.lines().toList()).orElse(result.tail());
    return lines.stream()
        .filter(line -> line.contains("error:"))
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .orElse("exit code " + result.exitCode())
        .replace(include + "/", "")
        .strip();
  }
}
