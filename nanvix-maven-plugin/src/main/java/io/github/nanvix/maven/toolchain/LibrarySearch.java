// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a compiler where it finds files that it links.
 *
 * @param log the directory for what it answers
 */
record LibrarySearch(Toolchain toolchain, CommandRunner runner, Path log) {

  /**
   * Where the compiler finds a file of that name, on the machine or in the image that it runs on.
   */
  Optional<Path> find(String file) {
    Command command =
        Command.of(
                toolchain.toolName("cc") + " -print-file-name=" + file,
                "look for " + file + " of toolchain " + toolchain.spec().name(),
                List.of(toolchain.tool("cc"), "-print-file-name=" + file),
                toolchain.directory(),
                log.resolve(file + ".log"))
            .withEnvironment(Map.of("PATH", toolchain.surroundings().path(), "LC_ALL", "C"));
    CommandResult result = runner.runOrFail(toolchain.surroundings().place(command, List.of()));
    // A compiler says the name alone of what it does not find.
    return result.tail().stream()
        .findFirst()
        .map(Path::of)
        .filter(Path::isAbsolute)
        .map(Path::normalize);
  }
}
