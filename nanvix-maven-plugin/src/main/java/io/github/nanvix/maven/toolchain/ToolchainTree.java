// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A toolchain's directory while its components come together in it.
 *
 * @param toolchain its name, for messages
 * @param root the directory
 */
record ToolchainTree(String toolchain, Path root) {

  /** Refuses a path that a component before this one has brought. */
  void requireFree(RelativePath path, ComponentPin pin) {
    if (Files.exists(path.under(root), LinkOption.NOFOLLOW_LINKS)) {
      throw BuildException.input(
          "Component \""
              + pin.name()
              + "\" of toolchain \""
              + toolchain
              + "\" brings \""
              + path
              + "\", which a component before it has brought.",
          "Leave it out of [select] in one of the two.");
    }
  }

  /** Links to a file or directory that stays where it is. */
  void link(RelativePath path, Path target, ComponentPin pin) throws IOException {
    requireFree(path, pin);
    Files.createDirectories(path.under(root).getParent());
    Files.createSymbolicLink(path.under(root), target);
  }

  /** Adds a file of the pin catalogue. */
  void write(RelativePath path, byte[] content) throws IOException {
    Path file = path.under(root);
    // What a component brought may be the very file or directory of the store, or of the machine.
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || isBehindLink(file)) {
      throw BuildException.input(
          "[headers] of toolchain \""
              + toolchain
              + "\" names \""
              + path
              + "\", which is a component's, or in a directory that it links to.",
          "Give the header another place.");
    }
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private boolean isBehindLink(Path file) {
    for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code bin} has a program of that name. */
  boolean has(String tool) {
    return Files.exists(bin(tool));
  }

  /** A program in {@code bin}. */
  Path bin(String tool) {
    return root.resolve("bin").resolve(tool);
  }

  /** Has a compiler driver of the tree read some arguments before its own. */
  void configure(String driver, List<String> arguments) throws IOException {
    // clang reads the file of its own name, found beside its real path.
    Path file = bin(driver + ".cfg");
    // It may be a second name of a component's file, which must stay as it is.
    Files.deleteIfExists(file);
    Files.writeString(file, String.join("\n", arguments) + "\n");
  }

  /**
   * Makes a program that runs another one under that one's own path, by which compilers and scripts
   * find their other files; a link would not always do.
   *
   * @param arguments what it is given before all others; {@code <CFGDIR>} stands for {@code bin},
   *     as in clang's configuration files
   */
  void forward(String tool, String program, List<String> arguments) throws IOException {
    StringBuilder script = new StringBuilder("#!/bin/sh\nexec " + quoted(program));
    arguments.forEach(argument -> script.append(' ').append(quoted(argument)));
    Files.createDirectories(bin(tool).getParent());
    Files.writeString(bin(tool), script.append(" \"$@\"\n"));
    Trees.makeRunnable(bin(tool));
  }

  private static String quoted(String text) {
    String literal = "'" + text.replace("'", "'\\''") + "'";
    // The tree is renamed when it is complete, so it cannot be named here.
    return literal.replace("<CFGDIR>", "'\"${0%/*}\"'");
  }
}
