package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PortPlaces;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The two edits that unbundle a module: its rule in Setup.local, and the interpreter's LIBS. */
record SetupRewriting(PythonRecipe recipe, Source source, Toolchain toolchain) {
  RewrittenSetup rewrite(Optional<Path> setupLocal, Optional<String> libs) {
    SetupDocument document = read(setupLocal);
    String before = libs.orElse(String.join(" ", toolchain.spec().linkModel().libraries()));
    LinkArguments after = LinkArguments.parse(before);
    for (Unbundled unbundled : recipe.unbundled()) {
      document = place(document, unbundled);
      after = after.withoutLibrary(unbundled.library());
    }
    // From 3.12 on configure finds out for each module whether it can be built; setup.py tries.
    if (PythonVersion.of(source.version()).buildsModulesWithSetupPy()) {
      for (String module : recipe.notBuilt()) {
        document = document.disable(module);
      }
    }
    return new RewrittenSetup(document, before, after.toString().strip());
  }

  /** A project's own Setup.local, which makesetup must take. */
  static SetupDocument read(Optional<Path> setupLocal) {
    SetupDocument document = setupLocal.map(SetupFileReader::read).orElse(SetupDocument.parse(""));
    // makesetup ends with success where it loses a line. Before the edit, so that messages have the
    // line numbers of the file.
    document.ended().interpretation().requireAccepted("Modules/Setup.local");
    return document;
  }

  private SetupDocument place(SetupDocument document, Unbundled unbundled) {
    Path lines = source.entry().file("Modules/Setup.stdlib.in");
    try {
      return document.place(
          new ModuleRule(unbundled, source.version(), Files.readString(lines))
              .with(List.of(PortPlaces.headersFlag(unbundled)), PortPlaces.linkFlags(unbundled)));
    } catch (IOException e) {
      throw DiskFailure.of("read", lines, e);
    }
  }
}
