// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/** Makefiles, and the shell's assignments in their recipes and values. */
final class MakeSyntax implements Syntax {

  @Override
  public Assignments read(SourceText file, VariableName variable) {
    Assignments found = new Assignments();
    new MakeReader(variable, found).read(file.text());
    return found;
  }
}
