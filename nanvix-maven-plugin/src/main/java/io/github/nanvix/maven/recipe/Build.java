// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;

/**
 * How the objects of a port are made: one of four kinds.
 *
 * <p>What they say may have placeholders: {@code {cc}}, {@code {ar}}, {@code {ranlib}}, {@code
 * {cflags}}, {@code {ldflags}}, {@code {host}} for the triple that configure scripts are told,
 * {@code {build}} for the directory where it is called, {@code {ports.NAME}} for a port that the
 * recipe needs.
 */
public sealed interface Build permits CompileBuild, ConfigureBuild, MakeBuild, ScriptBuild {

  /** The directory of the source where it is built; empty for the source itself. */
  String directory();

  /** Adds all that it says to the inputs of a step. */
  Inputs addTo(Inputs inputs);

  /**
   * Whether compilers are told to keep directories of this machine out of what they make. What
   * records its compiler's arguments must not be told: they would carry the directory in.
   */
  default boolean mapsPrefixes() {
    return true;
  }

  /** Programs of this machine that it calls, each with the Debian package that has it. */
  default Map<String, String> hostTools() {
    return Map.of();
  }

  /** Whether it makes and runs programs of this machine. */
  default boolean compilesForTheBuild() {
    return false;
  }

  /** Reads {@code [build]}. */
  static Build from(TomlNode node) {
    return switch (node.string("kind")) {
      case "compile" -> CompileBuild.from(node);
      case "configure" -> ConfigureBuild.from(node);
      case "make" -> MakeBuild.from(node);
      case "script" -> ScriptBuild.from(node);
      default ->
          throw node.refuse(
              "kind",
              "\"" + node.string("kind") + "\" is no kind of build",
              "one of " + List.of("compile", "configure", "make", "script"));
    };
  }

  /** Reads {@code directory}. */
  static String directory(TomlNode node) {
    return node.keys().contains("directory") ? node.path("directory").text() : "";
  }
}
