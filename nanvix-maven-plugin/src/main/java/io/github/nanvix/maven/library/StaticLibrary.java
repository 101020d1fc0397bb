// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.CompileBuild;
import io.github.nanvix.maven.recipe.ConfigureBuild;
import io.github.nanvix.maven.recipe.MakeBuild;
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

/**
 * A port's static archives and headers: the first half of its recipe.
 *
 * @param answers the digest of those that are pinned for its configure script
 */
public record StaticLibrary(PortPlan plan, Optional<Sha256> answers) implements Step {

  /** The archives of a port. */
  public static StaticLibrary of(PortPlan plan, KnownAnswers answers) {
    return new StaticLibrary(plan, configure(plan).flatMap(answers::pinnedFor));
  }

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
    Inputs inputs =
        new Inputs()
            .with("step", "static-library 4")
            .with("toolchain", plan.toolchain().id())
            .with("source", plan.source().entry().fingerprint())
            .with("clock", plan.clock());
    plan.recipe().addTo(inputs);
    plan.ports()
        .byName()
        .forEach(
            (name, port) -> {
              inputs.with("headers." + name, port.headersDigest());
              // What is compiled only sees no library; scripts may try to link with it.
              if (!(plan.recipe().build() instanceof CompileBuild)) {
                inputs.with("interface." + name, port.interfaceDigest());
              }
            });
    plan.hostToolchain().ifPresent(host -> inputs.with("host-toolchain", host.id()));
    answers.ifPresent(pinned -> inputs.with("answers", pinned));
    return inputs;
  }

  /** The call of the port's configure script, if it has one. */
  public Optional<Configure> configure() {
    return configure(plan);
  }

  private static Optional<Configure> configure(PortPlan plan) {
    return plan.recipe().build() instanceof ConfigureBuild build
        ? Optional.of(new PortConfigure(plan, build).call())
        : Optional.empty();
  }

  /** What makes the port's configured directory, if that is kept. */
  public Optional<Step> configured() {
    return plan.recipe().build() instanceof ConfigureBuild build
        ? Optional.of(new PortConfigure(plan, build))
            .filter(PortConfigure::declared)
            .map(configure -> new ConfiguredPort(configure.call(), plan.clock(), answers))
        : Optional.empty();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(plan.toolchain(), workspace, plan.clock());
    Path output = workspace.output();
    BuildPlace place = build(commands, output);
    InstalledFiles files = new InstalledFiles(plan, place.directory());
    for (PortBuild.Archive library : plan.recipe().libraries()) {
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

  /** The source as it is when make begins. */
  BuildPlace readied(Commands commands) throws IOException {
    return plan.recipe().build() instanceof ConfigureBuild build
        ? configured(commands, new PortConfigure(plan, build))
        : BuildPlace.in(commands.workspace().work(), plan).filled(plan, Trees.Mode.COPY);
  }

  private BuildPlace build(Commands commands, Path output) throws IOException {
    if (plan.recipe().build() instanceof CompileBuild build) {
      return new CompiledObjects(plan, build, commands).produce(output);
    }
    BuildPlace place = readied(commands);
    if (plan.recipe().build() instanceof ConfigureBuild build) {
      make(commands, place, build.make(), Map.of());
    } else if (plan.recipe().build() instanceof MakeBuild build) {
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

  private StoreEntry made(ConfiguredPort step, Workspace workspace) {
    try {
      return workspace.make(step);
    } catch (BuildException e) {
      throw e.kind() == BuildException.Cause.ENVIRONMENT
          ? e
          : BuildException.input(
              String.valueOf(e.getMessage()),
              "It sees of the source what \"reads\" in \""
                  + plan.recipeFile()
                  + "\" lists: a file that it misses belongs there.",
              e);
    }
  }

  /**
   * A build directory as configure leaves it; what the script made is kept where that is of use.
   */
  private BuildPlace configured(Commands commands, PortConfigure configure) throws IOException {
    BuildPlace place = configure.copySource(commands.workspace().work());
    if (configure.declared()) {
      ConfiguredPort step = new ConfiguredPort(configure.call(), plan.clock(), answers);
      step.layOver(made(step, commands.workspace()), place.source());
    } else {
      configure.call().run(commands, place.directory());
    }
    return place;
  }
}
