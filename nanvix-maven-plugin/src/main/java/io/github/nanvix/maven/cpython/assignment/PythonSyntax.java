// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/** Python scripts. */
final class PythonSyntax implements Syntax {

  @Override
  public Assignments read(SourceText file, VariableName variable) {
    Assignments found = new Assignments();
    try {
      new PythonReader(PythonFile.of(file.text()), variable, found).read();
    } catch (UnclosedException e) {
      throw file.isNeverClosed(e);
    }
    return found;
  }
}
