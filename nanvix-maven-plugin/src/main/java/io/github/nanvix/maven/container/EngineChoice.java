// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which container engine to use.
 *
 * @param program its name or its path; podman or docker, whichever comes first, where empty
 * @param directories where it is looked for: the directories of PATH
 * @param environment the user's own, in which the engine finds its configuration, its storage and
 *     its service; nothing of it gets into a container
 */
public record EngineChoice(
    Optional<String> program, List<Path> directories, Map<String, String> environment) {

  /**
   * Finds the program.
   *
   * @throws BuildException if it is not there
   */
  public Path locate() {
    List<String> names = program.map(List::of).orElseGet(EngineKind::programs);
    return names.stream()
        .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(
            () ->
                BuildException.environment(
                        (program.isPresent()
                                ? "There"
                                : "The toolchain is a container image, and there")
                            + " is no program \""
                            + String.join("\" or \"", names)
                            + "\" on this machine's PATH to run containers.",
                        "Install podman or docker, or name a program like them with"
                            + " -Dnanvix.containerEngine=PROGRAM.")
                    .fixedBy("apt-get install -y " + install()));
  }

  /** The package of the program that is wanted; its name in Debian. */
  private String install() {
    return program
        .filter(EngineKind.programs()::contains)
        .orElseGet(() -> EngineKind.programs().get(0));
  }
}
