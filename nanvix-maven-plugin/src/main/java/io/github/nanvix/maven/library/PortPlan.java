// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.time.Instant;
import java.util.Optional;

/**
 * What is built of one port, from what, with what.
 *
 * @param recipe how
 * @param source its patched source
 * @param toolchain of the target
 * @param clock what builds take for the current time
 * @param ports those that it is built against
 * @param hostToolchain what makes programs of this machine, where the recipe needs any
 */
public record PortPlan(
    PortBuild recipe,
    Source source,
    Toolchain toolchain,
    Instant clock,
    InstalledPorts ports,
    Optional<Toolchain> hostToolchain) {

  /** What people call it: {@code zlib 1.2.13}. */
  public String subject() {
    return recipe.name() + " " + source.version();
  }

  /** The file with the recipe, for messages. */
  String recipeFile() {
    return "recipes/" + recipe.name() + ".toml";
  }
}
