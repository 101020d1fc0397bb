// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of the machine took part in a build and is another elsewhere: kernel, Java and the programs
 * behind the names that the build information lists.
 */
final class MachineFacts {
  private MachineFacts() {}

  /** Sorted lines {@code name = value}. */
  static String text(Collection<Toolchain> toolchains) {
    Inputs facts = new Inputs();
    for (String property : new String[] {"os.name", "os.version", "os.arch", "java.version"}) {
      facts.with(property, System.getProperty(property));
    }
    SortedMap<String, Path> programs = new TreeMap<>();
    for (Toolchain toolchain : toolchains) {
      if (toolchain.surroundings() instanceof HostTools tools) {
        programs.putAll(tools.programs());
      }
    }
    programs.forEach((name, path) -> facts.with("program." + name, identity(path)));
    return facts.text();
  }

  /** A program that has gone since it was linked is a fact, too. */
  private static String identity(Path path) {
    try {
      Path file = path.toRealPath();
      return path + " is " + file + " " + Sha256.ofFile(file);
    } catch (IOException e) {
      return path + " cannot be read";
    }
  }
}
