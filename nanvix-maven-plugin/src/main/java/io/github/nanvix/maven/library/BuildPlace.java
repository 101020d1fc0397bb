// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a port is built: its source, and beside it the ports that it needs, so that the way from
 * one to the other is the same everywhere.
 *
 * @param source the directory that the source is copied to
 * @param directory the one in it where it is built
 */
record BuildPlace(Path source, Path directory) {
  private static final String PORTS = "ports";

  /** The place in a work directory; what is in the source comes there by other means. */
  static BuildPlace in(Path work, PortPlan plan) throws IOException {
    Path ports = Files.createDirectories(work.resolve(PORTS));
    for (InstalledPort port : plan.ports().byName().values()) {
      Path link = ports.resolve(port.record().name());
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, port.sysroot());
      }
    }
    // A name of its own, should there be a port that is called as the directory of ports.
    Path source = work.resolve("source").resolve(plan.recipe().name());
    return new BuildPlace(source, source.resolve(plan.recipe().build().directory()));
  }

  /** The source of which a directory is that where it is built. */
  static Path source(Path work, Path directory) {
    return work.resolve(work.relativize(directory).subpath(0, 2));
  }

  /** The way from the directory where it is built to the ports. */
  static String ports(Build build) {
    String way = "../../" + PORTS;
    return build.directory().isEmpty()
        ? way
        : "../".repeat(build.directory().split("/").length) + way;
  }

  /** Copies all of the source. */
  BuildPlace filled(PortPlan plan, Trees.Mode mode) throws IOException {
    Trees.copy(plan.source().entry().tree(), source, mode);
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "The source of \""
              + plan.recipe().name()
              + "\" "
              + plan.source().version()
              + " has no directory \""
              + plan.recipe().build().directory()
              + "\".",
          "Correct \"directory\" in " + plan.recipeFile() + ".");
    }
    return this;
  }
}
