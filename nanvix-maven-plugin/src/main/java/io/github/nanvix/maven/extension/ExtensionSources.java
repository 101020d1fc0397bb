// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.store.Inputs;
import java.util.List;

/**
 * What of a package's recipe its objects depend on.
 *
 * @param name of the package
 * @param compile what the compiler is told for all
 * @param modules what each module is made of
 */
public record ExtensionSources(String name, PackageRecipe.Compile compile, List<Unit> modules) {

  /**
   * The C files of one module.
   *
   * @param module its name
   * @param sources patterns of them
   * @param defines as in {@code -D}
   */
  public record Unit(String module, List<Glob> sources, List<String> defines) {}

  /** That of a recipe. */
  public static ExtensionSources of(PackageRecipe recipe) {
    return new ExtensionSources(
        recipe.name(),
        recipe.compile(),
        recipe.modules().stream()
            .map(module -> new Unit(module.name(), module.sources(), module.defines()))
            .toList());
  }

  void addTo(Inputs inputs) {
    inputs
        .with("package", name)
        .withList("define", compile.defines())
        .withList("include", compile.includes())
        .withMap("file", compile.files());
    for (Unit unit : modules) {
      inputs
          .withList("source." + unit.module(), unit.sources())
          .withList("define." + unit.module(), unit.defines());
    }
  }
}
