// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes what goes beside the jar: the start script, the manual page and the shell completion. */
public final class Distribution {
  private Distribution() {}

  /**
   * Called by the build.
   *
   * @param arguments the directory, and the jar's file name in the directory above
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    CommandLine command = Nanvix.commandLine();
    String name = command.getCommandName();
    Files.writeString(directory.resolve(name + ".1"), new ManPage(command).text());
    Files.writeString(directory.resolve(name + "_completion"), AutoComplete.bash(name, command));
    try (InputStream in = Distribution.class.getResourceAsStream("start.sh")) {
      String script =
          new String(Objects.requireNonNull(in, "start.sh").readAllBytes(), StandardCharsets.UTF_8);
      Path file = Files.writeString(directory.resolve(name), script.replace("@jar@", arguments[1]));
      Trees.makeRunnable(file);
    }
  }
}
