package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Sha256;
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
 * @param words the link line; ports are in it under the names that the build saw
 * @param changes what of it is not as the build recorded it
 * @param ports where the ports really lie, by those names
 * @param contents what identifies what the link reads of the ports, by their names
 */
public record Relink(
    String title,
    BuiltPython built,
    String target,
    String fileName,
    List<String> words,
    List<String> changes,
    Map<String, Path> ports,
    Map<String, Sha256> contents,
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
        .with("step", "python-link 2")
        .with("toolchain", toolchain.id())
        .with("build", built.entry().fingerprint())
        .with("target", target)
        .with("file", fileName)
        .withList("change", changes)
        .withMap("content", contents);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path file = new RelativePath(fileName).under(workspace.output());
    List<String> argv = new ArrayList<>(words.stream().map(this::placed).toList());
    argv.set(argv.indexOf("-o") + 1, file.toString());
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    commands.run("link " + fileName, "make " + title, built.entry().tree(), argv, Map.of());
    commands.strip(file);
  }

  private String placed(String word) {
    for (Map.Entry<String, Path> port : ports.entrySet()) {
      String place = port.getKey() + "/";
      int at = word.indexOf(place);
      if (at >= 0) {
        return word.substring(0, at) + port.getValue() + "/" + word.substring(at + place.length());
      }
    }
    return LinkLines.placed(word, toolchain);
  }
}
