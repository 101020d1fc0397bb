// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The table {@code files} of a recipe: what a source lacks, such as {@code config.h}, by its path.
 */
final class SmallFiles {
  private SmallFiles() {}

  static Map<RelativePath, String> of(TomlNode node) {
    Map<RelativePath, String> files = new TreeMap<>();
    Optional<TomlNode> table = node.optionalTable("files");
    if (table.isPresent()) {
      for (String key : table.get().keys()) {
        try {
          files.put(new RelativePath(key), table.get().string(key));
        } catch (IllegalArgumentException e) {
          throw table
              .get()
              .refuse(key, String.valueOf(e.getMessage()), "a path below the directory");
        }
      }
    }
    return files;
  }
}
