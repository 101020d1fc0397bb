// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/** How files of one kind assign variables. */
interface Syntax {

  /**
   * Finds the assignments of a variable.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if the file is not of this syntax
   */
  Assignments read(SourceText file, VariableName variable);
}
