// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The dynamic loader that an image carries, and how it is called on another machine: the kernel
 * there would take the program's PT_INTERP for a file of its own root.
 *
 * @param path its place in the sysroot, for example {@code lib/ld-linux.so.2}
 * @param arguments what it gets before the program; {@code {sysroot}} stands for the sysroot
 * @param nameOption its option behind which the name stands that the program is told to have; empty
 *     where there is none
 */
public record ImageLoader(RelativePath path, List<String> arguments, Optional<String> nameOption) {

  /**
   * Reads {@code [run]}.
   *
   * @param runtime the files that images carry, by their places in the sysroot
   */
  static ImageLoader from(TomlNode node, Collection<RelativePath> runtime) {
    node.allowOnly("loader", "arguments", "name-option");
    RelativePath path = node.path("loader");
    if (!runtime.contains(path)) {
      throw node.refuse("loader", "is not among the files of [runtime]", "one of " + runtime);
    }
    return new ImageLoader(path, node.strings("arguments"), node.optionalString("name-option"));
  }

  /** The words that stand before a program of the sysroot. */
  public List<String> command(Path sysroot) {
    List<String> command = new ArrayList<>(List.of(path.under(sysroot).toString()));
    arguments.forEach(argument -> command.add(argument.replace("{sysroot}", "" + sysroot)));
    return command;
  }
}
