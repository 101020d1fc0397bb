// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;

/** Patterns for paths in recipes. */
final class Globs {
  private Globs() {}

  static List<Glob> of(TomlNode node, String key) {
    return node.strings(key).stream()
        .map(
            text -> {
              try {
                return new Glob(text);
              } catch (IllegalArgumentException e) {
                throw node.refuse(key, Reason.of(e), "patterns such as \"**/*.in\"");
              }
            })
        .toList();
  }
}
