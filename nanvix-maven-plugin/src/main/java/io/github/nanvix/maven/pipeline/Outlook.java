// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.preflight.SpaceNeed;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toolchain.ArchivePin;
import io.github.nanvix.maven.toolchain.ContainerPin;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Prerequisites;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be known of a project's work before any of it begins. */
public final class Outlook {
  private final Wiring wiring;
  private final Workshop workshop;
  private final Prerequisites prerequisites;

  Outlook(Wiring wiring, Workshop workshop) {
    this.wiring = wiring;
    this.workshop = workshop;
    this.prerequisites = workshop.prerequisites();
  }

  /** Looks whether the toolchains that are used run on a machine. */
  public void requireHost(Set<Part> parts, Host machine) {
    toolchains(parts).forEach(spec -> prerequisites.requireHost(spec, machine));
  }

  /** Looks for what this machine must have for the toolchains that are used. */
  public void requireMachine(Set<Part> parts) {
    List<ToolchainSpec> used = toolchains(parts);
    if (!used.isEmpty()) {
      prerequisites.requirePrograms(used);
      used.forEach(prerequisites::requireDirectories);
    }
  }

  /** What the toolchains that are used take of the store. */
  public List<SpaceNeed> needs(Set<Part> parts) {
    List<SpaceNeed> needs = new ArrayList<>();
    for (ToolchainSpec spec : toolchains(parts)) {
      for (ArchivePin pin : spec.components(ArchivePin.class)) {
        needs.add(
            new SpaceNeed(
                "component " + pin.name(), pin.file().space(), () -> !prerequisites.has(pin)));
      }
    }
    return needs;
  }

  /** Looks for what this machine must have besides for a port. */
  public void requireMachine(PortRequest request) {
    if (workshop.spec().components(ContainerPin.class).isEmpty()) {
      HostTools.requireFurther(
          workshop.settings().network().toolDirectories(),
          request.recipe(workshop.pins()).build().hostTools());
    }
  }

  /**
   * Looks whether a port's project has the ports that it needs, before anything is made.
   *
   * @param coming the names of those that are built before
   * @param archives those that are there
   * @param remedy what to do about a port that is missing, by its name
   */
  public void requirePorts(
      PortRequest request,
      Set<String> coming,
      List<Path> archives,
      Function<String, String> remedy) {
    Recipe recipe = request.recipe(workshop.pins());
    ToolchainSpec spec = workshop.spec();
    Optional<String> id = prerequisites.contentOf(spec).map(made -> made.fingerprint().hex());
    InstalledPorts there =
        InstalledPorts.of(
            archives, archive -> InstalledPort.open(workshop.store(), archive, id, spec.name()));
    Set<String> names = new TreeSet<>(coming);
    names.addAll(there.byName().keySet());
    new PortNeeds(recipe).require(names, remedy);
    if (coming.isEmpty()) {
      there.closure(recipe.needs()).requireNeeds();
    }
  }

  /** What a port's project takes of the store. */
  public List<SpaceNeed> needs(Set<Part> parts, PortRequest request) {
    Recipe recipe = request.recipe(workshop.pins());
    SourceCatalog.Request source = request.source(recipe.source());
    List<SpaceNeed> needs = ofParts(parts, source);
    if (parts.contains(Part.PORT)) {
      needs.add(
          new SpaceNeed(
              title(source, "port for " + workshop.triple()),
              recipe.space(),
              () ->
                  isMissing(
                      source, workshop.settings().toolchain(), () -> isThere(request, recipe))));
    }
    return needs;
  }

  /** Of one whose ports are not there yet nothing was made either. */
  private boolean isThere(PortRequest request, Recipe recipe) {
    if (!recipe.needs().isEmpty() && request.ports().isEmpty()) {
      return false;
    }
    if (recipe.build().compilesForTheBuild()
        && !prerequisites.has(workshop.spec(workshop.settings().hostToolchain()))) {
      return false;
    }
    return workshop.store().has(wiring.port(request).staticStep());
  }

  /**
   * What a CPython project takes of the store.
   *
   * @param withPorts the request with the ports, as far as they are there; asked where space is
   *     short
   */
  public List<SpaceNeed> needs(
      Set<Part> parts, PythonRequest request, Supplier<PythonRequest> withPorts) {
    PythonRecipe recipe = PythonRecipe.read(workshop.pins());
    SourceCatalog.Request source = request.source(recipe.source());
    List<SpaceNeed> needs = ofParts(parts, source);
    SpaceNeed interpreter =
        new SpaceNeed(
            title(source, "native interpreter"),
            recipe.nativeHalf().space(),
            () ->
                isMissing(
                    source,
                    workshop.settings().hostToolchain(),
                    () -> workshop.store().has(wiring.python(request).nativeStep())));
    if (parts.contains(Part.INTERPRETER)) {
      needs.add(interpreter);
    }
    if (parts.contains(Part.PYTHON)) {
      needs.add(
          new SpaceNeed(
              title(source, "cross build for " + workshop.triple()),
              recipe.cross().space(),
              () -> isCrossBuildMissing(source, interpreter, withPorts)));
    }
    return needs;
  }

  /** Without the ports nobody knows; whoever needs an interpreter will build with it. */
  private boolean isCrossBuildMissing(
      SourceCatalog.Request source, SpaceNeed interpreter, Supplier<PythonRequest> withPorts) {
    return isMissing(
        source,
        workshop.settings().toolchain(),
        () -> {
          PythonRequest whole = withPorts.get();
          return whole.ports().isEmpty()
              ? !interpreter.isMissing().getAsBoolean()
              : workshop.store().has(wiring.python(whole).cross());
        });
  }

  private List<SpaceNeed> ofParts(Set<Part> parts, SourceCatalog.Request source) {
    List<SpaceNeed> needs = needs(parts);
    if (parts.contains(Part.SOURCE)) {
      needs.add(
          new SpaceNeed(
              title(source, "source"),
              workshop.sources().space(source),
              () -> !workshop.sources().has(source)));
    }
    return needs;
  }

  private String title(SourceCatalog.Request source, String what) {
    return source.name() + " " + workshop.sources().version(source) + " " + what;
  }

  /**
   * Whether what is made of a source with a toolchain is missing. Where one of the two is, nothing
   * was made of it; only where both are there, it can be asked for.
   */
  private boolean isMissing(
      SourceCatalog.Request source, String toolchain, BooleanSupplier isThere) {
    return !workshop.sources().has(source)
        || !prerequisites.has(workshop.spec(toolchain))
        || !isThere.getAsBoolean();
  }

  private List<ToolchainSpec> toolchains(Set<Part> parts) {
    List<ToolchainSpec> toolchains = new ArrayList<>();
    if (parts.contains(Part.TOOLCHAIN)) {
      toolchains.add(workshop.spec());
    }
    if (parts.contains(Part.HOST_TOOLCHAIN)) {
      toolchains.add(workshop.spec(workshop.settings().hostToolchain()));
    }
    return toolchains;
  }
}
