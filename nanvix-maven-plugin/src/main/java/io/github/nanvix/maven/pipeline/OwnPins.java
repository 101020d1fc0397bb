// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourcePins;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.ComponentPin;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pin files of a project, each read as the goal will that needs it.
 *
 * @param catalog all that there are
 * @param directory the project's own, if it has any
 */
record OwnPins(PinCatalog catalog, Optional<Path> directory) {
  private static final Pattern FILE = Pattern.compile("([a-z-]+)/([^/]+)\\.toml");

  /** The files, by their paths in the catalogue. */
  List<String> own() {
    if (directory.filter(Files::isDirectory).isEmpty()) {
      return List.of();
    }
    try {
      return Trees.files(directory.get()).stream()
          .map(RelativePath::text)
          .filter(path -> FILE.matcher(path).matches())
          .toList();
    } catch (IOException e) {
      throw DiskFailure.of("list the pin directory", directory.get(), e);
    }
  }

  void look(Checkup checkup) {
    int faults = checkup.problems().size();
    List<String> files = own();
    for (String path : files) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        try {
          read(file.group(1), file.group(2), checkup);
        } catch (BuildException e) {
          checkup.problem("pins", e);
        }
      }
    }
    if (checkup.problems().size() == faults) {
      checkup.fine(
          "pins",
          files.isEmpty()
              ? "those of the plugin"
              : new Count(files.size(), "pin file") + " of the project, with those of the plugin");
    }
  }

  private void read(String kind, String name, Checkup checkup) {
    switch (kind) {
      case "sources" -> source(name, checkup);
      case "components" -> ComponentPin.read(catalog, name);
      case "toolchains" -> ToolchainSpec.read(catalog, name);
      case "loaders" -> LoaderProfile.read(catalog, name);
      case "recipes" -> {
        if (PythonRecipe.FILE.equals(kind + "/" + name + ".toml")) {
          PythonRecipe.read(catalog);
        } else {
          Recipe.read(catalog, name);
        }
      }
      default -> catalog.toml(kind + "/" + name + ".toml");
    }
  }

  private void source(String name, Checkup checkup) {
    String path = "sources/" + name + ".toml";
    SourcePins pins = new SourcePins(catalog);
    catalog.toml(path).table("version").keys().forEach(version -> pins.pin(name, version));
    String version = catalog.toml(path).string("default");
    PinCatalog plugin = new PinCatalog(Optional.empty());
    if (plugin.find(path).isPresent()) {
      String newer = plugin.toml(path).string("default");
      if (!newer.equals(version)) {
        checkup.note(
            "pins",
            "the project pins "
                + name
                + " "
                + version
                + ", and the plugin has "
                + newer
                + " and would take that without \""
                + path
                + "\"",
            "");
      }
    }
  }
}
