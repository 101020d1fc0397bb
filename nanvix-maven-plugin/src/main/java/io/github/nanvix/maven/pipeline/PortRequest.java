// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a port's project asks for.
 *
 * @param port the recipe's name
 * @param options of the recipe that are wished for, or not
 * @param version as pinned; empty for the default
 * @param directory sources in the place of the archive
 * @param patches the project's own, applied after the recipe's
 * @param ports archives of the ports that the project depends on
 */
public record PortRequest(
    String port,
    List<String> options,
    Optional<String> version,
    Optional<Path> directory,
    List<Path> patches,
    List<Path> ports) {

  /** Looks whether all of it is there; nothing is made. */
  public void check(PinCatalog pins, Problems problems) {
    problems
        .value(() -> recipe(pins))
        .ifPresent(
            recipe -> {
              recipe.patches().forEach(path -> problems.look(() -> pins.bytes(path)));
              new SourceCheck(pins, problems).of(source(recipe.source()));
            });
  }

  /** How the port is built. */
  Recipe recipe(PinCatalog pins) {
    return Recipe.read(pins, port, options);
  }

  /** The same with ports. */
  public PortRequest withPorts(List<Path> archives) {
    return new PortRequest(port, options, version, directory, patches, List.copyOf(archives));
  }

  SourceCatalog.Request source(String name) {
    return new SourceCatalog.Request(name, version, directory, patches);
  }
}
