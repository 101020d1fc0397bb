// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.UsedPort;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.setup.ModuleLine;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.SetupRule;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.recipe.ModuleTable;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.PythonRecipe.Nested;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The edits that unbundle modules: their rules in Setup.local, and the interpreter's LIBS.
 *
 * @param recipe how CPython is built
 * @param ports what is done with each port that the project depends on
 * @param modules which modules there are, those of ports apart; empty for all
 * @param nests whether the loader can open a file while another one is being loaded
 */
record SetupRewriting(
    PythonRecipe recipe,
    List<PythonPort> ports,
    Optional<ModuleTable> modules,
    boolean nests,
    Source source,
    Toolchain toolchain) {
  RewrittenSetup rewrite(Optional<Path> setupLocal, Optional<String> libs) {
    SetupDocument own = read(setupLocal);
    SetupDocument document = own;
    String before = libs.orElse(String.join(" ", toolchain.spec().linkModel().libraries()));
    LinkArguments after = LinkArguments.parse(before);
    String lines = moduleLines();
    for (PythonPort port : ports) {
      for (String module : port.modules()) {
        document = document.place(rule(port, module, lines));
      }
      for (String library : port.libraries()) {
        after = after.withoutLibrary(library);
      }
    }
    List<BuiltIn> builtIn = new ArrayList<>();
    for (BuiltIn module : builtIn()) {
      if (own.module(module.module()).isEmpty()) {
        document = document.buildIn(ModuleLine.in(lines, module.module()).withConfiguredFlags());
        builtIn.add(module);
      }
    }
    List<String> leftOut = leftOut(own, lines, builtIn);
    for (String module : leftOut) {
      document = document.disable(module);
    }
    // From 3.12 on configure finds out for each module whether it can be built; setup.py tries.
    if (PythonVersion.of(source.version()).buildsModulesWithSetupPy()) {
      for (String module : recipe.notBuilt()) {
        document = document.disable(module);
      }
    }
    return new RewrittenSetup(
        document, builtIn, leftOut, before, after.toString().strip(), recipe.configured());
  }

  /** A project's own Setup.local, which makesetup must take. */
  static SetupDocument read(Optional<Path> setupLocal) {
    SetupDocument document = setupLocal.map(SetupFileReader::read).orElse(SetupDocument.parse(""));
    // makesetup ends with success where it loses a line. Before the edit, so that messages have the
    // line numbers of the file.
    document.ended().interpretation().requireAccepted("Modules/Setup.local");
    return document;
  }

  /**
   * One of each nested pair: the imported module, and where that links a port, so that it has to be
   * a shared object, its importers. One importer in the interpreter is enough: what it imports is
   * then the only file that is being loaded.
   */
  private List<BuiltIn> builtIn() {
    List<BuiltIn> found = new ArrayList<>();
    for (Nested pair : nests ? List.<Nested>of() : recipe.nested()) {
      if (linksPort(pair.module())) {
        for (String importer : pair.importers()) {
          found.add(
              new BuiltIn(
                  importer,
                  "the loader cannot nest its import of "
                      + pair.module()
                      + ", which links a port"));
        }
      } else if (!pair.withPortsOnly() || pair.importers().stream().anyMatch(this::linksPort)) {
        found.add(
            new BuiltIn(
                pair.module(),
                "the loader cannot nest its import by " + String.join(", ", pair.importers())));
      }
    }
    modules
        .map(ModuleTable::builtIn)
        .orElse(List.of())
        .forEach(module -> addUnlessThere(found, module));
    return found;
  }

  private void addUnlessThere(List<BuiltIn> found, String module) {
    if (!linksPort(module) && found.stream().noneMatch(one -> one.module().equals(module))) {
      found.add(new BuiltIn(module, "the table of modules says so"));
    }
  }

  /** What the table of modules has not, and nobody else asks for. */
  private List<String> leftOut(SetupDocument own, String lines, List<BuiltIn> builtIn) {
    if (modules.isEmpty()) {
      return List.of();
    }
    return ModuleLine.names(lines).stream()
        .filter(module -> !modules.get().has(module) && !linksPort(module))
        .filter(module -> own.module(module).isEmpty())
        .filter(module -> builtIn.stream().noneMatch(one -> one.module().equals(module)))
        .toList();
  }

  private boolean linksPort(String module) {
    return ports.stream().anyMatch(port -> port.modules().contains(module));
  }

  private SetupRule rule(PythonPort port, String module, String lines) {
    String place = UsedPort.place(port.name());
    return new ModuleRule(port, module, source.version(), lines)
        .with(List.of("-I" + place + "/include"), List.of("-L" + place + "/lib"));
  }

  private String moduleLines() {
    Path lines = source.entry().file("Modules/Setup.stdlib.in");
    try {
      return Files.readString(lines);
    } catch (IOException e) {
      throw DiskFailure.of("read", lines, e);
    }
  }
}
