// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a port installs beside its libraries.
 *
 * @param places directory of the sysroot to what goes there from the build directory: files,
 *     directories (with a slash at the end; all below them goes along) and patterns
 * @param notAlone patterns of installed headers, below {@code include/}, that do not compile by
 *     themselves and are not meant to
 */
public record Install(Map<RelativePath, List<String>> places, List<Glob> notAlone) {
  private static final String NOT_ALONE = "not-alone";

  /** A place where nothing goes is none. */
  public Install {
    places = new TreeMap<>(places);
    places.values().removeIf(List::isEmpty);
  }

  static Install from(TomlNode node) {
    Map<RelativePath, List<String>> places = new TreeMap<>();
    for (String key : node.keys()) {
      if (key.equals(NOT_ALONE)) {
        continue;
      }
      List<String> items = new ArrayList<>();
      for (String item : node.strings(key)) {
        try {
          RelativePath path =
              new RelativePath(item.endsWith("/") ? item.substring(0, item.length() - 1) : item);
          new Glob(path.text());
          items.add(item);
        } catch (IllegalArgumentException e) {
          throw node.refuse(
              key, Reason.of(e), "files, directories such as \"include/demo/\", or patterns");
        }
      }
      try {
        places.put(new RelativePath(key), List.copyOf(items));
      } catch (IllegalArgumentException e) {
        throw node.refuse(key, Reason.of(e), "a directory of the sysroot");
      }
    }
    return new Install(places, Globs.of(node, NOT_ALONE));
  }

  /** Adds all that it says to the inputs of a step. */
  public Inputs addTo(Inputs inputs) {
    places.forEach((place, items) -> inputs.withList("install." + place, items));
    return inputs.withList("not-alone", notAlone);
  }
}
