// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a directory of sources has been built in. make would find those objects through VPATH and
 * take them for its own, whatever they were compiled for ({@code check-clean-src} of CPython's
 * Makefile, which only some of its targets ask).
 */
public final class CleanSource {
  private static final List<String> PRODUCTS =
      List.of("Programs/python.o", "Python/frozen_modules/importlib._bootstrap.h");

  private CleanSource() {}

  /**
   * Refuses a directory with objects in it.
   *
   * @throws BuildException naming one of them
   */
  public static void require(Path directory) {
    for (String product : PRODUCTS) {
      if (Files.exists(directory.resolve(product))) {
        throw BuildException.input(
            "CPython has been built in the source directory \""
                + directory
                + "\": it holds \""
                + product
                + "\", which a build elsewhere would take for its own.",
            "Run make -C \"" + directory + "\" clean, which leaves Modules/Setup.local alone.");
      }
    }
  }
}
