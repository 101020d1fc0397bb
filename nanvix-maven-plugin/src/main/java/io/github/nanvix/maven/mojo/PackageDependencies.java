// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

/** The archives that projects of Python packages and images have from each other. */
final class PackageDependencies {
  /** What the name of an interpreter's development archive ends with. */
  static final String DEVELOPMENT = "dev";

  private PackageDependencies() {}

  /** The classifier of the archive that extension modules are compiled with. */
  static String development(String triple) {
    return triple + "-" + DEVELOPMENT;
  }
}
