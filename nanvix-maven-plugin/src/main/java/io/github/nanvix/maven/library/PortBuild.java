// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Build;
import io.github.nanvix.maven.recipe.Install;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.store.Inputs;
import java.util.List;

/**
 * What a recipe says of archives and headers.
 *
 * @param name of the port
 * @param build how the objects are made
 * @param install what else goes along
 * @param libraries the archives, each behind those that it needs
 */
public record PortBuild(String name, Build build, Install install, List<Archive> libraries) {

  /**
   * An archive.
   *
   * @param name as in {@code -l<name>}
   * @param made its path in the build directory; of no meaning where files are compiled
   * @param sources where files are compiled, patterns of those that it is made of; empty for those
   *     of the build
   */
  public record Archive(String name, String made, List<Glob> sources) {
    /** Its path in the sysroot. */
    RelativePath archive() {
      return new RelativePath("lib/lib" + name + ".a");
    }
  }

  /** That half of a recipe. */
  public static PortBuild of(Recipe recipe) {
    return new PortBuild(
        recipe.name(),
        recipe.build(),
        recipe.install(),
        recipe.libraries().stream()
            .map(library -> new Archive(library.name(), library.made(), library.sources()))
            .toList());
  }

  /** Adds all that it says to the inputs of a step. */
  void addTo(Inputs inputs) {
    inputs.with("port", name);
    build.addTo(inputs);
    install.addTo(inputs);
    for (Archive archive : libraries) {
      inputs
          .with("archive." + archive.name(), archive.made())
          .withList("archive-source." + archive.name(), archive.sources());
    }
  }
}
