// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port that a build of CPython uses. Of two, those are the same that are seen and used alike.
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UsedPort port && port.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private List<Object> identity() {
    return List.of(use.toString(), use.configureLinks(), installed);
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
