// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.extension.ExtensionModule;
import io.github.nanvix.maven.extension.ExtensionObjects;
import io.github.nanvix.maven.extension.ExtensionSources;
import io.github.nanvix.maven.extension.InstalledInterpreter;
import io.github.nanvix.maven.extension.PackageWheel;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.library.SharedLibrary;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.wheel.TargetRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One Python package of a project: its request, resolved once, and the steps that follow from it.
 */
public final class PackageProject {
  private final Workshop workshop;
  private final PackageRequest request;
  private final PackageRecipe recipe;
  private final Once<Source> source;
  private final Once<InstalledInterpreter> interpreter;
  private final Once<InstalledPorts> ports;

  PackageProject(Workshop workshop, PackageRequest request) {
    this.workshop = workshop;
    this.request = request;
    this.recipe = PackageRecipe.read(workshop.pins(), request.name());
    this.source =
        new Once<>(() -> workshop.source(request.source(recipe.source()), recipe.patches()));
    this.interpreter = new Once<>(this::openInterpreter);
    this.ports = new Once<>(this::openPorts);
  }

  /** Compiles and links the extension modules. */
  public void modules() {
    workshop.announce(source().name() + " " + source().version() + " source", source().entry());
    // What could not be packed need not be compiled.
    wheelParts();
    requirePython();
    modules(workshop.make(objects()), workshop::make);
  }

  /** Writes the wheel, as the one file of an entry. */
  public StoreEntry wheel() {
    requirePython();
    StoreEntry objects = workshop.need(objects());
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    modules(objects, workshop::need)
        .forEach((step, entry) -> files.put(step.file(), entry.file(step.file())));
    return workshop.make(
        wheelParts().step(files, record(), workshop.settings().clock()), fileName());
  }

  /** The wheel's file name. */
  public String fileName() {
    return wheelParts().fileName();
  }

  private Source source() {
    return source.get();
  }

  private PackageWheel wheelParts() {
    SortedMap<RelativePath, Path> terms = new TreeMap<>(workshop.sources().licenses(source()));
    for (RelativePath further : recipe.licenses()) {
      terms.put(new RelativePath(recipe.name() + "/" + further), source().entry().file(further));
    }
    return new PackageWheel(
        recipe,
        source(),
        recipe
            .metadata()
            .license()
            .or(() -> workshop.sources().names(source()).license())
            .orElse(""),
        terms,
        interpreter.get().record().tag());
  }

  private TargetRecord record() {
    Toolchain toolchain = workshop.toolchain();
    SortedMap<String, Sha256> needs = new TreeMap<>();
    ports.get().byName().forEach((name, port) -> needs.put(name, port.interfaceDigest()));
    SortedMap<String, List<String>> modules = new TreeMap<>();
    for (PackageRecipe.Module module : recipe.modules()) {
      modules.put(module.name(), toolchain.spec().linkModel().neededWith(module.needed()));
    }
    return new TargetRecord(
        recipe.name(), toolchain.spec().triple().text(), toolchain.id(), needs, modules);
  }

  private ExtensionObjects objects() {
    SortedMap<String, Content<Path>> headers = new TreeMap<>();
    ports
        .get()
        .byName()
        .forEach(
            (name, port) -> headers.put(name, new Content<>(port.headersDigest(), port.sysroot())));
    return new ExtensionObjects(
        ExtensionSources.of(recipe),
        source(),
        interpreter.get(),
        headers,
        workshop.toolchain(),
        workshop.settings().clock());
  }

  private Map<ExtensionModule, StoreEntry> modules(
      StoreEntry objects, BiFunction<ExtensionModule, String, StoreEntry> make) {
    Map<ExtensionModule, StoreEntry> made = new LinkedHashMap<>();
    for (PackageRecipe.Module module : recipe.modules()) {
      ExtensionModule step =
          new ExtensionModule(
              module.name(),
              module.file(interpreter.get().record().suffix()),
              objects,
              needed(module),
              workshop.toolchain());
      made.put(step, make.apply(step, step.title()));
    }
    return made;
  }

  private List<SharedLibrary.Needed> needed(PackageRecipe.Module module) {
    List<SharedLibrary.Needed> needed = new ArrayList<>();
    for (String soname : module.needed()) {
      var found =
          ports
              .get()
              .library(soname)
              .orElseThrow(
                  () ->
                      BuildException.input(
                          "Module \""
                              + module.name()
                              + "\": \""
                              + soname
                              + "\" is no library of the ports that the package needs.",
                          "Correct \"needed\" of the module, or \"needs\", in "
                              + PackageRecipe.file(recipe.name())
                              + "."));
      Path file = found.getKey().require(found.getValue().file());
      try {
        needed.add(SharedLibrary.Needed.of(soname, file));
      } catch (IOException e) {
        throw DiskFailure.of("read", file, e);
      }
    }
    return needed;
  }

  private InstalledPorts openPorts() {
    InstalledPorts all =
        InstalledPorts.open(workshop.store(), request.ports(), workshop.toolchain());
    for (String need : recipe.needs()) {
      if (all.find(need).isEmpty()) {
        throw BuildException.input(
            "The Python package \""
                + recipe.name()
                + "\" needs the port \""
                + need
                + "\", and the project does not depend on that.",
            "Add a dependency of type nanvix-port on the project that builds it.");
      }
    }
    return all.closure(recipe.needs());
  }

  private InstalledInterpreter openInterpreter() {
    if (request.interpreters().size() != 1) {
      throw BuildException.input(
          "A Python package is built for one CPython, and the project depends on "
              + (request.interpreters().isEmpty() ? "none" : request.interpreters())
              + ".",
          "Add one dependency of type nanvix-python on a project that builds CPython.");
    }
    return InstalledInterpreter.open(
        workshop.store(), request.interpreters().get(0), workshop.toolchain());
  }

  /** Before anything is compiled. */
  private void requirePython() {
    String version = interpreter.get().record().version();
    String feature = PythonVersion.of(version).feature();
    if (!recipe.python().isEmpty() && !recipe.python().contains(feature)) {
      throw BuildException.input(
          recipe.name()
              + " "
              + source().version()
              + " does not compile for CPython "
              + version
              + "; it does for "
              + String.join(", ", recipe.python())
              + ".",
          "Take another version of either, or correct \"python\" in "
              + PackageRecipe.file(recipe.name())
              + ".");
    }
  }
}
