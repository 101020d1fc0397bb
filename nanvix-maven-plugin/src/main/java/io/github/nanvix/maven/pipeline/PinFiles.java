// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourcePins;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.PinPlace;
import io.github.nanvix.maven.toolchain.LinkModel;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents of one place of a catalogue, read as builds will read them.
 *
 * @param pins the catalogue that has the place
 */
public record PinFiles(PinCatalog pins, PinPlace place) {
  private static final String EXTENSION = ".toml";

  /** Looks at all of them. */
  public void check(Problems problems) {
    for (String kind : PinCatalog.KINDS) {
      for (String path : place.paths(kind)) {
        String name = path.substring(kind.length() + 1);
        if (path.endsWith(EXTENSION) && name.indexOf('/') < 0) {
          problems.look(
              () -> read(kind, name.substring(0, name.length() - EXTENSION.length()), path));
        }
      }
    }
  }

  private void read(String kind, String name, String path) {
    switch (kind) {
      case "recipes" -> readRecipe(name, path);
      case "sources" -> {
        Set<String> versions = new TreeSet<>(pins.toml(path).table("version").keys());
        versions.forEach(version -> new SourcePins(pins).pin(name, version));
      }
      case "toolchains" -> ToolchainSpec.read(pins, name);
      case "link-models" -> LinkModel.read(pins, name);
      case "loaders" -> LoaderProfile.read(pins, name);
      default -> pins.toml(path);
    }
  }

  private void readRecipe(String name, String path) {
    if (path.equals(PythonRecipe.FILE)) {
      PythonRecipe.read(pins);
    } else {
      Recipe recipe = Recipe.read(pins, name);
      recipe.patches().forEach(pins::bytes);
      recipe.test().ifPresent(test -> pins.bytes("recipes/" + test.source()));
    }
  }
}
