// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The {@code [option.NAME]} tables of a recipe. Each says what the recipe gets besides where the
 * option is chosen: lists are appended to, tables joined; what the recipe says stays.
 */
final class RecipeOptions {
  private static final String TABLE = "option";
  private static final String DEFAULT = "default";
  private static final String NOT = "!";

  private final TomlNode recipe;
  private final String port;
  private final Map<String, TomlNode> options;

  /**
   * Reads the tables.
   *
   * @param port for messages
   */
  RecipeOptions(TomlNode recipe, String port) {
    this.recipe = recipe.without(TABLE);
    this.port = port;
    this.options =
        recipe.optionalTable(TABLE).map(TomlNode::namedTables).orElseGet(LinkedHashMap::new);
    options
        .values()
        .forEach(
            option ->
                option.allowOnly(
                    DEFAULT, "patches", "needs", "licenses", "build", "install", "library"));
  }

  /**
   * The options that are chosen, in the order of the recipe.
   *
   * @param wishes names, or names behind {@value #NOT}; of what is named twice the last counts
   * @throws BuildException naming the options that there are, if one is not among them
   */
  List<String> chosen(List<String> wishes) {
    Map<String, Boolean> chosen = new LinkedHashMap<>();
    options.forEach((name, option) -> chosen.put(name, option.flag(DEFAULT)));
    for (String wish : wishes) {
      boolean wanted = !wish.startsWith(NOT);
      String name = wanted ? wish : wish.substring(NOT.length());
      if (!options.containsKey(name)) {
        throw BuildException.input(
            "The port \"" + port + "\" has no option \"" + name + "\".",
            options.isEmpty()
                ? "It has none."
                : "It has "
                    + new TreeSet<>(options.keySet())
                    + "; one with "
                    + NOT
                    + " before it is left out.");
      }
      chosen.put(name, wanted);
    }
    chosen.values().removeIf(wanted -> !wanted);
    return List.copyOf(chosen.keySet());
  }

  /** The recipe with some options. */
  TomlNode with(List<String> names) {
    TomlNode node = recipe;
    for (Map.Entry<String, TomlNode> option : options.entrySet()) {
      if (names.contains(option.getKey())) {
        node = node.with(option.getValue().without(DEFAULT));
      }
    }
    return node;
  }

  /** The names of all options. */
  List<String> names() {
    return List.copyOf(options.keySet());
  }
}
