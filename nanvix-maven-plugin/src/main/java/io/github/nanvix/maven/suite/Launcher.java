// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program that starts a program of the target, for whoever can start programs of this machine
 * only: a test that starts its interpreter again, in whatever environment, gets there through the
 * same runner.
 *
 * @param through what starts programs of the target
 * @param loader that of the image, if the program asks for one
 * @param image the root of the image
 * @param variables of the environment that the program needs
 */
public record Launcher(
    Runner through, Optional<ImageLoader> loader, Path image, Map<String, String> variables) {

  /**
   * Writes it.
   *
   * @param program of the target, below the image
   * @param script where the launcher goes, in the image
   * @return what is to be started: the launcher, or the program where the kernel takes it as it is
   */
  public Path write(Path program, Path script) throws IOException {
    List<String> words = new ArrayList<>();
    through
        .emulator()
        .ifPresent(
            emulator -> {
              words.add(quoted(emulator.program().toString()));
              if (loader.isEmpty()) {
                emulator.nameOption().ifPresent(option -> words.add(option + " \"$0\""));
              }
            });
    loader.ifPresent(
        own -> {
          List<String> command = own.command(image);
          words.add(quoted(command.get(0)));
          own.nameOption().ifPresent(option -> words.add(option + " \"$0\""));
          command.stream().skip(1).map(Launcher::quoted).forEach(words::add);
        });
    if (words.isEmpty()) {
      return program;
    }
    words.add(quoted(program.toString()));
    String environment =
        variables.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + quoted(variable.getValue()) + " ")
            .collect(Collectors.joining());
    Files.writeString(
        script, "#!/bin/sh\n" + environment + "exec " + String.join(" ", words) + " \"$@\"\n");
    Trees.makeRunnable(script);
    return script;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
