// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A package that another one is built or run with.
 *
 * @param name of the package; its repository is {@code nanvix/<name>}
 * @param reference which release of it
 */
public record Dependency(String name, DependencyReference reference) {

  /** Reads {@code [dependencies]} or {@code [system-dependencies]}, in the document's order. */
  static List<Dependency> all(Optional<TomlNode> table, List<UnknownKey> unknown) {
    List<Dependency> dependencies = new ArrayList<>();
    table.ifPresent(
        node ->
            node.keys()
                .forEach(
                    name ->
                        dependencies.add(
                            new Dependency(name, DependencyReference.from(node, name, unknown)))));
    return List.copyOf(dependencies);
  }

  /**
   * The tag of the release that is meant, where it can be told without asking.
   *
   * @param suffix of the releases for the manifest's Nanvix, for example {@code nanvix-0.21.48}
   */
  public Optional<String> tag(Optional<String> suffix) {
    return switch (reference.kind()) {
      case "version" -> suffix.map(text -> reference.value() + "-" + text);
      case "tag" -> Optional.of(reference.value());
      default -> Optional.empty();
    };
  }
}
