// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of CPython's modules an interpreter has, those of ports apart: {@code modules/NAME.toml}.
 *
 * @param name of the file
 * @param builtIn those that the interpreter carries
 * @param shared those that are files of their own
 */
public record ModuleTable(String name, List<String> builtIn, List<String> shared) {
  /** Keeps its own copies. */
  public ModuleTable {
    builtIn = List.copyOf(builtIn);
    shared = List.copyOf(shared);
  }

  /**
   * Reads a table.
   *
   * @throws BuildException if there is none of that name, or a module is in it twice
   */
  public static ModuleTable read(PinCatalog pins, String name) {
    Set<String> names = pins.names("modules");
    if (!names.contains(name)) {
      throw BuildException.input(
          "Parameter \"modules\" is \"" + name + "\", which is no table of modules.",
          "Give one of " + names + ", or write modules/" + name + ".toml in the pin directory.");
    }
    TomlNode node = pins.toml("modules/" + name + ".toml").allowOnly("built-in", "shared");
    Set<String> seen = new TreeSet<>();
    for (String key : List.of("built-in", "shared")) {
      for (String module : node.strings(key)) {
        if (!seen.add(module)) {
          throw node.refuse(key, "has \"" + module + "\" a second time", "each module once");
        }
      }
    }
    return new ModuleTable(name, node.strings("built-in"), node.strings("shared"));
  }

  /** Whether the interpreter has a module, in whichever way. */
  public boolean has(String module) {
    return builtIn.contains(module) || shared.contains(module);
  }
}
