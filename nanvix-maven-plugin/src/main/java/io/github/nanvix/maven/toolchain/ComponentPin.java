// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;

/** One pinned part of a toolchain, by where it is. */
public sealed interface ComponentPin permits ArchivePin, DirectoryPin, ContainerPin {

  /** The name of its pin file. */
  String name();

  /** Reads {@code components/<name>.toml}; its key {@code kind} tells which keys it has besides. */
  static ComponentPin read(PinCatalog pins, String name) {
    TomlNode node = pins.toml("components/" + name + ".toml");
    String kind = node.optionalString("kind").orElse("archive");
    return switch (kind) {
      case "archive" -> ArchivePin.from(name, node);
      case "directory" -> DirectoryPin.from(name, node);
      case "container" -> ContainerPin.from(name, node, pins);
      default ->
          throw node.refuse(
              "kind",
              "is \"" + kind + "\"",
              "\"archive\" (the default), \"directory\" or \"container\"");
    };
  }
}
