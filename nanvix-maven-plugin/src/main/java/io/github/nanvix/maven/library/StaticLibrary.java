package io.github.nanvix.maven.library;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * A port's static archive and headers: the first half of its recipe.
 *
 * @param answers what configure need not find out
 * @param make provides what configure made, where it is kept
 */
public record StaticLibrary(
    Recipe recipe,
    Source source,
    Toolchain toolchain,
    Instant clock,
    CommandRunner runner,
    KnownAnswers answers,
    Function<Step, StoreEntry> make)
    implements Step {
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
            .with("step", "static-library 3")
            .with("port", recipe.name())
            .with("toolchain", toolchain.id())
            .with("source", source.entry().fingerprint())
            .with("clock", clock)
            .withList("configure", recipe.staticLibrary().configure())
            .withList("configure-reads", recipe.staticLibrary().configureReads())
            .withList("make", recipe.staticLibrary().make())
            .with("archive", recipe.staticLibrary().archive())
            .withMap("install", recipe.staticLibrary().install());
    return answers.addTo(inputs, configure());
  }

  /** The call of the port's configure script. */
  public Configure configure() {
    return portConfigure().call();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(toolchain, runner, workspace, clock);
    Path build = configured(commands);
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

  private PortConfigure portConfigure() {
    return new PortConfigure(recipe, source, toolchain);
  }

  /**
   * A build directory as configure leaves it; what the script made is kept where that is of use.
   */
  private Path configured(Commands commands) throws IOException {
    PortConfigure configure = portConfigure();
    Path build = configure.copySource(commands.workspace().work());
    if (configure.declared()) {
      ConfiguredPort step = new ConfiguredPort(configure, clock, runner, answers);
      step.layOver(make.apply(step), build);
    } else {
      configure.call().run(commands, build, answers.of(configure.call()));
    }
    return build;
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
