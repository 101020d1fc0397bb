package io.github.nanvix.maven.library;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.CompileBuild;
import io.github.nanvix.maven.recipe.ConfigureBuild;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.MakeBuild;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.recipe.ScriptBuild;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A port's static archives and headers: the first half of its recipe.
 *
 * @param answers what configure need not find out
 * @param make provides what configure made, where it is kept
 */
public record StaticLibrary(
    PortPlan plan, CommandRunner runner, KnownAnswers answers, Function<Step, StoreEntry> make)
    implements Step {
  @Override
  public String kind() {
    return "static-library";
  }

  @Override
  public String title() {
    return plan.subject() + " static library";
  }

  @Override
  public Inputs inputs() {
    Recipe recipe = plan.recipe();
    Inputs inputs =
        new Inputs()
            .with("step", "static-library 4")
            .with("port", recipe.name())
            .with("toolchain", plan.toolchain().id())
            .with("source", plan.source().entry().fingerprint())
            .with("clock", plan.clock());
    recipe.build().addTo(inputs);
    recipe.install().addTo(inputs);
    for (Library library : recipe.libraries()) {
      inputs
          .with("archive." + library.name(), library.made())
          .withList("archive-source." + library.name(), library.sources());
    }
    plan.ports()
        .byName()
        .forEach(
            (name, port) -> {
              inputs.with("headers." + name, port.headersDigest());
              // What is compiled only sees no library; scripts may try to link with it.
              if (!(recipe.build() instanceof CompileBuild)) {
                inputs.with("interface." + name, port.interfaceDigest());
              }
            });
    plan.hostToolchain().ifPresent(host -> inputs.with("host-toolchain", host.id()));
    configure().ifPresent(call -> answers.addTo(inputs, call));
    return inputs;
  }

  /** The call of the port's configure script, if it has one. */
  public Optional<Configure> configure() {
    return plan.recipe().build() instanceof ConfigureBuild build
        ? Optional.of(new PortConfigure(plan, build).call())
        : Optional.empty();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(plan.toolchain(), runner, workspace, plan.clock());
    Path output = workspace.output();
    BuildPlace place = build(commands, output);
    InstalledFiles files = new InstalledFiles(plan, place.directory());
    for (Library library : plan.recipe().libraries()) {
      RelativePath archive = library.archive();
      if (!(plan.recipe().build() instanceof CompileBuild)) {
        files.copy(new Placeholders(plan).expand(library.made()), archive.under(output));
      }
      new ArchiveInspection(archive.text(), archive.under(output), plan.toolchain().spec().triple())
          .requireRelocatableMembers();
    }
    files.copyTo(output);
    new HeaderCheck(plan, commands, output.resolve("include")).run();
  }

  private BuildPlace build(Commands commands, Path output) throws IOException {
    if (plan.recipe().build() instanceof CompileBuild build) {
      return new CompiledObjects(plan, build, commands).produce(output);
    }
    if (plan.recipe().build() instanceof ConfigureBuild build) {
      BuildPlace place = configured(commands, new PortConfigure(plan, build));
      make(commands, place, build.make(), Map.of());
      return place;
    }
    BuildPlace place =
        BuildPlace.in(commands.workspace().work(), plan).filled(plan, Trees.Mode.COPY);
    if (plan.recipe().build() instanceof MakeBuild build) {
      Map<String, String> variables = new Placeholders(plan).variables(Map.of());
      make(commands, place, build.arguments(), Placeholders.at(place.directory(), variables));
    } else if (plan.recipe().build() instanceof ScriptBuild build) {
      new ScriptedBuild(plan, build, commands).run(place);
    }
    return place;
  }

  private void make(
      Commands commands, BuildPlace place, List<String> arguments, Map<String, String> variables) {
    commands.make(
        "make " + plan.recipe().name(),
        "compile " + plan.recipe().name(),
        place.directory(),
        Placeholders.at(place.directory(), new Placeholders(plan).expand(arguments)),
        variables);
  }

  /**
   * A build directory as configure leaves it; what the script made is kept where that is of use.
   */
  private BuildPlace configured(Commands commands, PortConfigure configure) throws IOException {
    BuildPlace place = configure.copySource(commands.workspace().work());
    if (configure.declared()) {
      ConfiguredPort step = new ConfiguredPort(configure, runner, answers);
      step.layOver(make.apply(step), place.source());
    } else {
      Configure call = configure.call();
      call.run(commands, place.directory(), answers.of(call));
    }
    return place;
  }
}
