package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonPort;

/**
 * A port that a build of CPython uses.
 *
 * @param use what CPython does with it
 * @param installed its files
 */
public record UsedPort(PythonPort use, InstalledPort installed) {
  /** The directory of links to the ports, beside the build directory. */
  static final String DIRECTORY = "ports";

  /**
   * Where a build sees a port: in a link beside the build directory, so that what ends up in
   * Makefile and {@code _sysconfigdata} names no directory of the machine.
   */
  public static String place(String port) {
    return "../" + DIRECTORY + "/" + port;
  }

  /** The port's name. */
  public String name() {
    return use.name();
  }

  /** Where the build sees it. */
  public String place() {
    return place(name());
  }
}
