package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One link of a finished build done again, with other libraries; the result is stripped.
 *
 * @param title what the console calls it
 * @param built the objects and the link line
 * @param target what make calls the thing, for example {@code python}
 * @param fileName what the output is called
 * @param libraries what takes the place of the port's libraries in the link line
 * @param replaced the words that {@code libraries} stands for; the first of them marks the place,
 *     and the end of the line where there is none
 * @param contents what identifies the libraries: digests of all that the link reads of them
 */
public record Relink(
    String title,
    BuiltPython built,
    String target,
    String fileName,
    List<String> libraries,
    List<String> replaced,
    List<?> contents,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner)
    implements Step {

  @Override
  public String kind() {
    return "python-link";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "python-link 1")
        .with("toolchain", toolchain.id())
        .with("build", built.entry().fingerprint())
        .with("target", target)
        .with("file", fileName)
        .withList("replaced", replaced)
        .withList("library", libraries.stream().map(Relink::withoutDirectory).toList())
        .withList("content", contents);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path file = new RelativePath(fileName).under(workspace.output());
    List<String> argv = new ArrayList<>();
    boolean placed = false;
    for (String word : built.linkLine(target)) {
      if (!replaced.contains(word)) {
        argv.add(word);
      } else if (!placed) {
        argv.addAll(libraries);
        placed = true;
      }
    }
    if (!placed) {
      argv.addAll(libraries);
    }
    argv.set(argv.indexOf("-o") + 1, file.toString());
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    commands.run("link " + fileName, "make " + title, built.entry().tree(), argv, Map.of());
    commands.strip(file);
  }

  // Where the store lies is no input; what lies there is in "content".
  private static String withoutDirectory(String argument) {
    return argument.replaceAll("(-L)?/\\S*/", "$1…/");
  }
}
