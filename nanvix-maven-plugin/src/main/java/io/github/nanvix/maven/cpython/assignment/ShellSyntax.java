// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;

/** Scripts of a POSIX shell. */
final class ShellSyntax implements Syntax {

  @Override
  public Assignments read(SourceText file, VariableName variable) {
    Assignments found = new Assignments();
    try {
      ShellReader.read(MappedText.of(file.text()), variable, found);
    } catch (UnclosedException e) {
      throw file.isNeverClosed(e);
    }
    return found;
  }
}
