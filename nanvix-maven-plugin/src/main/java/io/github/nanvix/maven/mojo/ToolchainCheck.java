// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.ComponentPin;
import io.github.nanvix.maven.toolchain.DirectoryPin;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the toolchains that parameters name are pinned, and the directories there that they name.
 *
 * @param catalog the pin files
 * @param reader reads a toolchain by its name
 * @param problems where everything goes that is wrong
 * @param base what relative paths count from
 */
record ToolchainCheck(
    PinCatalog catalog, Function<String, ToolchainSpec> reader, Problems problems, Path base) {

  /** Looks at a name. */
  Optional<ToolchainSpec> name(ParameterText toolchain) {
    return problems.value(() -> toolchain.as(reader));
  }

  /** Looks at the directory of a toolchain. */
  void directory(ParameterText directory, ToolchainSpec spec) {
    int directories = spec.components(DirectoryPin.class).size();
    if (directories == 1) {
      exists(directory);
    } else {
      problems.look(
          () -> {
            throw directory.refusal(
                "Toolchain \""
                    + spec.name()
                    + "\" "
                    + (directories == 0
                        ? "is pinned to no directory: leave the parameter out."
                        : "is pinned to several: name each by "
                            + MachineDirectories.property("NAME")
                            + "."));
          });
    }
  }

  /** Looks at the directories of components, by the components' names. */
  void directories(Map<String, String> ofComponents) {
    ofComponents.forEach(
        (name, text) -> {
          if (isDirectory(catalog, name)) {
            exists(new ParameterText(MachineDirectories.property(name), "", text));
          }
        });
  }

  /** Whether a component is pinned to a directory. */
  static boolean isDirectory(PinCatalog catalog, String component) {
    return catalog.find("components/" + component + ".toml").isPresent()
        && ComponentPin.read(catalog, component) instanceof DirectoryPin;
  }

  private void exists(ParameterText directory) {
    Path path = base.resolve(directory.text()).normalize();
    problems.look(
        path,
        () -> {
          if (!Files.isDirectory(path)) {
            throw directory.refusal("Name a directory that is there.");
          }
        });
  }
}
