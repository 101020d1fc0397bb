package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import java.util.List;

/** Where a build sees its ports: in links beside the build directory, under names of ours. */
public final class PortPlaces {
  /** The directory of links to the ports' headers, beside the build directory. */
  static final String DIRECTORY = "ports";

  // Stands in link lines for a port's directory, which is known only when the link is done.
  private static final String LIBRARIES = "/nanvix-port/";

  private PortPlaces() {}

  /** What finds the headers of a module's port. */
  public static String headersFlag(Unbundled unbundled) {
    return "-I../" + DIRECTORY + "/" + unbundled.port();
  }

  /** What stands in a module's link line for its port; a later link puts the port itself there. */
  public static List<String> linkFlags(Unbundled unbundled) {
    return List.of("-L" + LIBRARIES + unbundled.port() + "/lib", "-l" + unbundled.library());
  }
}
