// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One link of a finished build done again, with other libraries; the result is stripped.
 *
 * @param build the objects
 * @param target what make calls the thing, for example {@code python}
 * @param fileName what the output is called
 * @param words the link line; ports are in it under the names that the build saw
 * @param ports the ports by those names, each by what the link reads of it
 */
public record Relink(
    StoreEntry build,
    String target,
    String fileName,
    List<String> words,
    Map<String, Content<Path>> ports,
    Toolchain toolchain)
    implements Step {

  @Override
  public String kind() {
    return "python-link";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "python-link 3")
            .with("toolchain", toolchain.id())
            .with("build", build.fingerprint())
            .with("target", target)
            .with("file", fileName)
            .withList("word", words);
    ports.forEach((place, read) -> inputs.with("content." + place.replaceFirst("^.*/", ""), read));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path file = new RelativePath(fileName).under(workspace.output());
    List<String> argv = new ArrayList<>(words.stream().map(this::placed).toList());
    argv.set(argv.indexOf("-o") + 1, file.toString());
    Commands commands = new Commands(toolchain, workspace);
    commands.run("link " + fileName, "make " + workspace.title(), build.tree(), argv, Map.of());
    commands.strip(file);
  }

  private String placed(String word) {
    for (Map.Entry<String, Content<Path>> port : ports.entrySet()) {
      String place = port.getKey() + "/";
      int at = word.indexOf(place);
      if (at >= 0) {
        return word.substring(0, at)
            + port.getValue().place()
            + "/"
            + word.substring(at + place.length());
      }
    }
    return LinkLines.placed(word, toolchain);
  }
}
