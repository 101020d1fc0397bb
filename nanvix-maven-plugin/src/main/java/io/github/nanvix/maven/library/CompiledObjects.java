// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.PortBuild.Archive;
import io.github.nanvix.maven.recipe.CompileBuild;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The objects of a port that is compiled file by file, and the archives that they make up. */
record CompiledObjects(PortPlan plan, CompileBuild build, Commands commands) {

  /** Compiles and packs all libraries into a directory. */
  BuildPlace produce(Path output) throws IOException {
    Path work = commands.workspace().work();
    // Nothing here writes to a file of the source, so links to it do.
    BuildPlace place = BuildPlace.in(work, plan).filled(plan, Trees.Mode.LINK);
    for (Map.Entry<RelativePath, String> file : build.files().entrySet()) {
      Path path = file.getKey().under(place.directory());
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path);
      Files.writeString(path, file.getValue());
    }
    Path objects = Files.createDirectories(work.resolve("objects"));
    List<RelativePath> there = Trees.files(place.directory());
    Map<Archive, List<RelativePath>> sources = new LinkedHashMap<>();
    Map<RelativePath, Long> sizes = new TreeMap<>();
    for (Archive library : plan.recipe().libraries()) {
      List<RelativePath> own = sources(library, there);
      sources.put(library, own);
      for (RelativePath source : own) {
        sizes.put(source, Files.size(source.under(place.directory())));
      }
    }
    List<Runnable> tasks = new ArrayList<>();
    // The largest first: what begins last should not be what takes longest.
    sizes.entrySet().stream()
        .sorted(
            Map.Entry.<RelativePath, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(source -> tasks.add(() -> compile(source.getKey(), place.directory(), objects)));
    SideBySide.run(commands.runner().budget().jobs(), tasks);
    for (Map.Entry<Archive, List<RelativePath>> library : sources.entrySet()) {
      pack(library.getKey(), library.getValue(), objects, output);
    }
    return place;
  }

  private void compile(RelativePath source, Path directory, Path objects) {
    List<String> argv = new ArrayList<>(List.of(toolchain().tool("cc")));
    argv.addAll(toolchain().spec().linkModel().compile());
    build.defines().forEach(define -> argv.add("-D" + define));
    build.includes().forEach(include -> argv.add("-I" + include));
    String ports = BuildPlace.ports(build);
    for (String port : plan.ports().byName().keySet()) {
      argv.add("-I" + ports + "/" + port + "/include");
    }
    argv.addAll(List.of("-c", source.text(), "-o", objects.resolve(object(source)).toString()));
    commands.run("compile " + source, "compile " + plan.recipe().name(), directory, argv, Map.of());
  }

  private void pack(Archive library, List<RelativePath> sources, Path objects, Path output)
      throws IOException {
    Path archive = library.archive().under(output);
    Files.createDirectories(archive.getParent());
    List<String> argv =
        new ArrayList<>(List.of(toolchain().tool("ar"), "rcsD", archive.toString()));
    sources.forEach(source -> argv.add(object(source)));
    commands.run(
        "pack " + archive.getFileName(),
        "make the archive of " + plan.recipe().name(),
        objects,
        argv,
        Map.of());
  }

  /** No two of them have one name, in whatever directories their sources are. */
  private static String object(RelativePath source) {
    return source.text().replaceFirst("\\.[^./]*$", "").replace('/', '-') + ".o";
  }

  private List<RelativePath> sources(Archive library, List<RelativePath> there) {
    List<Glob> globs = library.sources().isEmpty() ? build.sources() : library.sources();
    TreeSet<RelativePath> sources = new TreeSet<>();
    for (Glob glob : globs) {
      Pattern pattern = glob.pattern();
      List<RelativePath> matching =
          there.stream().filter(path -> pattern.matcher(path.text()).matches()).toList();
      if (matching.isEmpty()) {
        throw BuildException.input(
            "No file of the source of \""
                + plan.recipe().name()
                + "\" "
                + plan.source().version()
                + " matches \""
                + glob
                + "\".",
            "Correct \"sources\" in " + plan.recipeFile() + ".");
      }
      sources.addAll(matching);
    }
    return List.copyOf(sources);
  }

  private Toolchain toolchain() {
    return plan.toolchain();
  }
}
