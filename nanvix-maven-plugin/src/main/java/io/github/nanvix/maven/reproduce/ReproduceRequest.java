// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be built twice, and how Maven is called.
 *
 * @param root the top of the checkout
 * @param directory where both builds happen; those of an earlier run are deleted
 * @param output where {@code reproduce.json} goes
 * @param store the store whose fetched entries both builds may use
 * @param modules the projects whose outputs are compared
 * @param maven the program
 * @param arguments phases, goals and options that are the same for both
 * @param environment the user's, of which some variables are replaced
 * @param offline whether the first build may not download either
 * @param exclusions what may differ
 */
public record ReproduceRequest(
    Path root,
    Path directory,
    Path output,
    Path store,
    List<ReactorModule> modules,
    Path maven,
    List<String> arguments,
    Map<String, String> environment,
    boolean offline,
    List<Exclusion> exclusions) {

  /** Copies the lists. */
  public ReproduceRequest {
    modules = List.copyOf(modules);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    exclusions = List.copyOf(exclusions);
  }

  /** A program on the user's PATH. */
  public Optional<Path> program(String name) {
    for (String directory : environment.getOrDefault("PATH", "").split(":")) {
      Path program = Path.of(directory, name);
      if (program.isAbsolute() && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }
}
