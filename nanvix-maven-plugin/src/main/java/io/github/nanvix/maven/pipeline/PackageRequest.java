// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a Python package's project asks for.
 *
 * @param name the recipe's name
 * @param version as pinned; empty for the default
 * @param directory sources in the place of the archive
 * @param patches the project's own, applied after the recipe's
 * @param interpreters development archives of CPython that the project depends on
 * @param ports archives of the ports that the project depends on
 */
public record PackageRequest(
    String name,
    Optional<String> version,
    Optional<Path> directory,
    List<Path> patches,
    List<Path> interpreters,
    List<Path> ports) {

  /** Looks whether all of it is there; nothing is made. */
  public void check(PinCatalog pins, Problems problems) {
    problems
        .value(() -> PackageRecipe.read(pins, name))
        .ifPresent(
            recipe -> {
              recipe.patches().forEach(path -> problems.look(() -> pins.bytes(path)));
              new SourceCheck(pins, problems).of(source(recipe.source()));
            });
  }

  SourceCatalog.Request source(String pinned) {
    return new SourceCatalog.Request(pinned, version, directory, patches);
  }
}
