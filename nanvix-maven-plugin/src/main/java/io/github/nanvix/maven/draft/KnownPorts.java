// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports of a catalogue, by what others ask for.
 *
 * @param byLibrary by the names of their libraries, as in {@code -lNAME}
 * @param byModule by the names that pkg-config knows them by
 * @param byHeader by the headers that they install
 */
public record KnownPorts(
    Map<String, String> byLibrary, Map<String, String> byModule, Map<String, String> byHeader) {

  /** Reads all recipes, but that of the port itself. */
  public static KnownPorts of(PinCatalog pins, String itself) {
    KnownPorts known = new KnownPorts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (String name : pins.names("recipes")) {
      if (!name.equals(itself)) {
        try {
          known.add(Recipe.read(pins, name));
        } catch (BuildException e) {
          // The recipe of an interpreter, or one that its own project will hear of.
        }
      }
    }
    return known;
  }

  private void add(Recipe recipe) {
    for (Library library : recipe.libraries()) {
      byLibrary.put(library.name(), recipe.name());
      byModule.put(library.pkgConfig().name(), recipe.name());
    }
    recipe
        .install()
        .places()
        .forEach(
            (place, items) -> {
              String inner = (place + "/").replaceFirst("^include/", "");
              for (String item : items) {
                if (item.endsWith(".h") && !new Glob(item).isOpen()) {
                  byHeader.put(inner + new RelativePath(item).fileName(), recipe.name());
                }
              }
            });
  }
}
