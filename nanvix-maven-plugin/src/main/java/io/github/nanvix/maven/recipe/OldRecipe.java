// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recipe as it was written before ports could be built in four ways. */
final class OldRecipe {
  private static final Map<String, String> STATIC =
      Map.of(
          "configure", "[build] arguments",
          "configure-reads", "[build] reads",
          "ask-again", "[build] ask-again",
          "make", "[build] make",
          "archive", "[[library]] archive, its path in the build directory",
          "install",
              "[install], each directory of the sysroot = a list of what goes there"
                  + " (include = [\"demo.h\"]); archives are in [[library]]");
  private static final Map<String, String> SHARED =
      Map.of(
          "soname", "[[library]] name, and soname where it is not lib<name>.so",
          "library", "nothing: it is lib/<soname>",
          "flags", "[[library]] flags",
          "needed", "[[library]] needed");

  private OldRecipe() {}

  /** Refuses such a recipe, telling key by key what to write. */
  static void refuse(TomlNode node) {
    List<String> replacements = new ArrayList<>();
    add(replacements, node, "static", STATIC);
    add(replacements, node, "shared", SHARED);
    if (replacements.isEmpty()) {
      return;
    }
    throw BuildException.input(
        "\"" + node.document() + "\" is written for an older version of this plugin.",
        "Begin with [build] kind = \"configure\"; then write:\n    "
            + String.join("\n    ", replacements));
  }

  private static void add(
      List<String> replacements, TomlNode node, String table, Map<String, String> keys) {
    node.optionalTable(table)
        .ifPresent(
            old -> {
              for (String key : old.keys()) {
                String now = keys.get(key);
                if (now != null) {
                  replacements.add("[" + table + "] " + key + " -> " + now);
                }
              }
            });
  }
}
