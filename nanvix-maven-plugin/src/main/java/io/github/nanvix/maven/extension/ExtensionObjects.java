// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.SideBySide;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
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
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The objects of a package's extension modules, below a directory for each, compiled as the
 * interpreter's own modules are.
 *
 * @param sources what is compiled
 * @param source of the package
 * @param python the interpreter that they are for
 * @param ports the ports whose headers they may include, each by what its headers are
 * @param toolchain of the target
 * @param clock what the compiler takes for the current time
 */
public record ExtensionObjects(
    ExtensionSources sources,
    Source source,
    InstalledInterpreter python,
    Map<String, Content<Path>> ports,
    Toolchain toolchain,
    Instant clock)
    implements Step {
  // What is included is found on the same way everywhere: no object names a directory of the
  // machine.
  private static final String PYTHON = "../python";
  private static final String PORTS = "../ports";

  @Override
  public String kind() {
    return "extension-objects";
  }

  @Override
  public String title() {
    return sources.name() + " " + source.version() + " objects";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "extension-objects 1")
            .with("toolchain", toolchain.id())
            .with("source", source.entry().fingerprint())
            .with("interpreter", Sha256.of(python.record().toToml()))
            .with("headers", python.headers())
            .with("clock", clock);
    sources.addTo(inputs);
    return inputs.withMap("headers", ports);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path work = workspace.work();
    Path place = work.resolve("source");
    Trees.copy(source.entry().tree(), place, Trees.Mode.LINK);
    for (Map.Entry<RelativePath, String> file : sources.compile().files().entrySet()) {
      Path path = file.getKey().under(place);
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path);
      Files.writeString(path, file.getValue());
    }
    Files.createSymbolicLink(work.resolve("python"), python.headers().place());
    Path links = Files.createDirectories(work.resolve("ports"));
    for (Map.Entry<String, Content<Path>> port : ports.entrySet()) {
      Files.createSymbolicLink(links.resolve(port.getKey()), port.getValue().place());
    }
    Commands commands = new Commands(toolchain, workspace, clock);
    List<RelativePath> there = Trees.files(place);
    List<Runnable> tasks = new ArrayList<>();
    for (ExtensionSources.Unit unit : sources.modules()) {
      Path objects = Files.createDirectories(workspace.output().resolve(unit.module()));
      for (RelativePath file : files(unit, there)) {
        tasks.add(() -> compile(commands, unit, file, place, objects));
      }
    }
    SideBySide.run(commands.runner().budget().jobs(), tasks);
  }

  private void compile(
      Commands commands, ExtensionSources.Unit unit, RelativePath file, Path place, Path objects) {
    PackageRecipe.Compile compile = sources.compile();
    List<String> argv = new ArrayList<>(List.of(toolchain.tool("cc")));
    argv.addAll(python.compile(toolchain));
    compile.defines().forEach(define -> argv.add("-D" + define));
    unit.defines().forEach(define -> argv.add("-D" + define));
    compile.includes().forEach(include -> argv.add("-I" + include));
    ports.keySet().forEach(port -> argv.add("-I" + PORTS + "/" + port + "/include"));
    argv.add("-I" + PYTHON);
    // No two of them have one name, in whatever directories their sources are.
    String object = file.text().replaceFirst("\\.[^./]*$", "").replace('/', '-') + ".o";
    argv.addAll(List.of("-c", file.text(), "-o", objects.resolve(object).toString()));
    commands.run(
        "compile " + file + " for " + unit.module(),
        "compile the module " + unit.module(),
        place,
        argv,
        Map.of());
  }

  private TreeSet<RelativePath> files(ExtensionSources.Unit unit, List<RelativePath> there) {
    TreeSet<RelativePath> files = new TreeSet<>();
    for (Glob glob : unit.sources()) {
      Pattern pattern = glob.pattern();
      List<RelativePath> matching =
          there.stream().filter(path -> pattern.matcher(path.text()).matches()).toList();
      if (matching.isEmpty()) {
        throw BuildException.input(
            "No file of the source of \""
                + source.name()
                + "\" "
                + source.version()
                + " matches \""
                + glob
                + "\".",
            "Correct \"sources\" of the module \""
                + unit.module()
                + "\" in "
                + PackageRecipe.file(sources.name())
                + ".");
      }
      files.addAll(matching);
    }
    return files;
  }
}
