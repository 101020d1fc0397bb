// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The libraries of a recipe, each behind those of the same recipe that it needs. */
final class LibraryOrder {
  private final Map<String, Table> bySoname = new LinkedHashMap<>();
  private final List<Library> ordered = new ArrayList<>();
  private final boolean needsPorts;

  /** A library and where it stands. */
  private record Table(Library library, TomlNode node) {}

  private LibraryOrder(boolean needsPorts) {
    this.needsPorts = needsPorts;
  }

  /**
   * Reads {@code [[library]]}.
   *
   * @param needsPorts whether names that are not of this recipe may be those of ports
   */
  static List<Library> read(TomlNode recipe, boolean needsPorts) {
    List<TomlNode> tables = recipe.tables("library");
    if (tables.isEmpty()) {
      throw recipe.missing("library", "a table [[library]] for each library that is made");
    }
    LibraryOrder order = new LibraryOrder(needsPorts);
    tables.forEach(order::add);
    order.bySoname.values().forEach(table -> order.place(table, new ArrayList<>()));
    return List.copyOf(order.ordered);
  }

  private void add(TomlNode node) {
    Library library = Library.from(node);
    for (Table table : bySoname.values()) {
      Library other = table.library();
      if (other.name().equals(library.name())) {
        throw node.refuse(
            "name", "\"" + library.name() + "\" is the name of another library as well", "another");
      }
      if (other.soname().equals(library.soname())) {
        throw node.refuse(
            "soname",
            "\"" + library.soname() + "\" is that of the library \"" + other.name() + "\" as well",
            "another");
      }
    }
    bySoname.put(library.soname(), new Table(library, node));
  }

  private void place(Table table, List<String> above) {
    Library library = table.library();
    TomlNode node = table.node();
    if (ordered.contains(library)) {
      return;
    }
    above.add(library.soname());
    List<String> seen = new ArrayList<>();
    for (String needed : library.needed()) {
      if (seen.contains(needed)) {
        throw node.refuse("needed", "names \"" + needed + "\" twice", "each once");
      }
      seen.add(needed);
      Table other = bySoname.get(needed);
      if (other == null && !needsPorts) {
        throw node.refuse(
            "needed",
            "\"" + needed + "\" is no library of this recipe, which needs no port",
            "one of " + bySoname.keySet() + ", or the port that has it in \"needs\"");
      }
      if (above.contains(needed)) {
        throw node.refuse(
            "needed",
            "goes round in a circle: "
                + String.join(" needs ", above.subList(above.indexOf(needed), above.size()))
                + " needs "
                + needed,
            "libraries of which none needs itself");
      }
      if (other != null) {
        place(other, above);
      }
    }
    above.remove(above.size() - 1);
    ordered.add(library);
  }
}
