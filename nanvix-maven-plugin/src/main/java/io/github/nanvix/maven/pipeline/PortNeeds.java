// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.Recipe;
import java.util.Collection;
import java.util.function.Function;

/** The ports that a port is built against, and whether its project depends on them. */
record PortNeeds(Recipe recipe) {
  static final Function<String, String> ADD =
      port -> "Add a dependency of type nanvix-port on the project that builds it.";

  /** What to say where a project depends on no port at all. */
  static BuildException missing(PythonPort port, String remedy) {
    return BuildException.input(
        "Module \""
            + port.modules().get(0)
            + "\" needs the port \""
            + port.name()
            + "\", and the project depends on no port.",
        remedy);
  }

  /**
   * Looks whether all are there.
   *
   * @param remedy what to do about one that is missing, by its name
   */
  void require(Collection<String> there, Function<String, String> remedy) {
    for (String port : recipe.needs()) {
      if (!there.contains(port)) {
        throw BuildException.input(
            "Port \""
                + recipe.name()
                + "\" needs the port \""
                + port
                + "\", and the project depends on "
                + (there.isEmpty() ? "no port" : there)
                + ".",
            remedy.apply(port));
      }
    }
  }
}
