// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Makes text files and symbolic links that name one directory name another. */
record MovedDirectory(String from, String to) {

  /**
   * Changes a file where it has the name.
   *
   * @throws BuildException if a file has it that is no text, which is one with a NUL byte: nothing
   *     can be put in the place of a name there
   */
  void apply(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      String target = Files.readSymbolicLink(file).toString();
      if (target.contains(from)) {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of(target.replace(from, to)));
      }
      return;
    }
    // One character for each byte, whatever they mean.
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String name = new String(from.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (!text.contains(name)) {
      return;
    }
    if (text.indexOf('\0') >= 0) {
      throw BuildException.input(
          "\"" + file + "\" is no text and has the name of the directory \"" + from + "\" in it.",
          "Take \"reads\" out of the recipe: configure then runs where make does.");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    Files.delete(file);
    Files.writeString(
        file,
        text.replace(
            name, new String(to.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
        StandardCharsets.ISO_8859_1);
    Files.setPosixFilePermissions(file, permissions);
  }
}
