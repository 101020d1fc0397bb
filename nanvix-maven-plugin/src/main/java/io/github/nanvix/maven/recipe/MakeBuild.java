// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;

/**
 * Make, for sources that have a Makefile.
 *
 * @param arguments of make
 */
public record MakeBuild(String directory, List<String> arguments, boolean mapsPrefixes)
    implements Build {

  static MakeBuild from(TomlNode node) {
    node.allowOnly("kind", "directory", "arguments", "prefix-map");
    return new MakeBuild(
        Build.directory(node),
        node.strings("arguments"),
        node.optionalFlag("prefix-map").orElse(true));
  }

  @Override
  public Inputs addTo(Inputs inputs) {
    return inputs
        .with("build", "make")
        .with("directory", directory)
        .withList("argument", arguments)
        .with("prefix-map", mapsPrefixes);
  }
}
