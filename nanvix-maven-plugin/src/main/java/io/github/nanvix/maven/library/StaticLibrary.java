package io.github.nanvix.maven.library;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A port's static archive and headers: the first half of its recipe.
 *
 * @param answers what configure need not find out
 */
public record StaticLibrary(
    Recipe recipe,
    Source source,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner,
    KnownAnswers answers)
    implements Step {
  private static final String BUILD_MACHINE = "x86_64-pc-linux-gnu";

  @Override
  public String kind() {
    return "static-library";
  }

  @Override
  public String title() {
    return recipe.name() + " " + source.version() + " static library";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "static-library 2")
            .with("port", recipe.name())
            .with("toolchain", toolchain.id())
            .with("source", source.entry().fingerprint())
            .with("clock", clock)
            .withList("configure", recipe.staticLibrary().configure())
            .withList("make", recipe.staticLibrary().make())
            .with("archive", recipe.staticLibrary().archive())
            .withMap("install", recipe.staticLibrary().install());
    return answers.addTo(inputs, configure());
  }

  /** The call of the port's configure script. */
  public Configure configure() {
    return new Configure(
        recipe.name() + " " + source.version(),
        toolchain,
        source.entry().file("configure"),
        read(),
        Map.of(),
        arguments(),
        variables(),
        recipe.staticLibrary().askAgain(),
        this::layOut);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path build = layOut(workspace.work());
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    Configure configure = configure();
    configure.run(commands, build, answers.of(configure));
    commands.make(
        "make " + recipe.name(),
        "compile " + recipe.name(),
        build,
        recipe.staticLibrary().make(),
        Map.of());
    install(build, workspace.output());
    Path archive = recipe.staticLibrary().archive().under(workspace.output());
    new ArchiveInspection(
            recipe.staticLibrary().archive().text(), archive, toolchain.spec().triple())
        .requireRelocatableMembers();
  }

  private Path layOut(Path work) throws IOException {
    Path build = work.resolve(recipe.name());
    Trees.copy(source.entry().tree(), build, Trees.Mode.COPY);
    if (!Files.isRegularFile(build.resolve("configure"))) {
      throw BuildException.input(
          "The source of \""
              + recipe.name()
              + "\" "
              + source.version()
              + " has no configure script.",
          "Pin a release archive; a snapshot of a repository lacks what autoreconf generates.");
    }
    return build;
  }

  /** What configure reads of the source: all of it, where the recipe does not know better. */
  private Sha256 read() {
    List<RelativePath> names = recipe.staticLibrary().configureReads();
    if (names.isEmpty()) {
      return source.entry().fingerprint();
    }
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    for (RelativePath name : names) {
      Path file = name.under(source.entry().tree());
      if (Files.isRegularFile(file)) {
        files.put(name, file);
      }
    }
    try {
      return TreeDigest.of(files);
    } catch (IOException e) {
      throw DiskFailure.of("read the source in", source.entry().tree(), e);
    }
  }

  private List<String> arguments() {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "./configure",
                "--build=" + BUILD_MACHINE,
                "--host=" + toolchain.spec().configureHost(),
                "--prefix=/"));
    argv.addAll(recipe.staticLibrary().configure());
    return argv;
  }

  private Map<String, String> variables() {
    ToolchainSpec spec = toolchain.spec();
    List<String> flags = new ArrayList<>(spec.linkModel().compile());
    // For what is compiled under its absolute path; __FILE__ would carry it into the archive.
    flags.add("-ffile-prefix-map={build}=/usr/src/" + recipe.name());
    Map<String, String> variables = new TreeMap<>(toolchain.configureVariables());
    variables.put("CFLAGS", String.join(" ", flags));
    variables.put("LDFLAGS", String.join(" ", spec.linkModel().program()));
    return variables;
  }

  private void install(Path build, Path output) throws IOException {
    for (Map.Entry<RelativePath, RelativePath> file : recipe.staticLibrary().install().entrySet()) {
      String from = file.getKey().text().replace("{host}", toolchain.spec().configureHost());
      Path made = new RelativePath(from).under(build);
      if (!Files.isRegularFile(made)) {
        throw BuildException.input(
            "The build of \"" + recipe.name() + "\" did not make \"" + from + "\".",
            "Correct [static.install] in recipes/" + recipe.name() + ".toml, or the source.");
      }
      Path to = file.getValue().under(output);
      Files.createDirectories(to.getParent());
      // What configure links into the build directory must outlive it.
      Trees.copyFile(made.toRealPath(), to, Trees.Mode.COPY);
    }
  }
}
