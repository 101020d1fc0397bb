// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.smoke.SmokeRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a program is run, and for how long.
 *
 * @param sysroot the staged image, absolute
 * @param directory for logs, and for what a run on Nanvix needs
 * @param again whether a program is run although it has passed before, with the same files
 * @param limit the time after which it is killed
 * @param guest how it is run on Nanvix; without, it is run on this machine
 */
public record SmokeRequest(
    Path sysroot, Path directory, boolean again, Duration limit, Optional<GuestRequest> guest) {

  /** Each run has its own: that of a script beside it, under its name. */
  Path log(SmokeRun run) {
    String name =
        run.arguments().stream()
            .filter(argument -> argument.startsWith("/"))
            .findFirst()
            .map(script -> RelativePath.between(Path.of("/"), Path.of(script)).fileName())
            .map(script -> script.replaceFirst("[.][^.]*$", ""))
            .orElse("smoke");
    return directory.resolve(name + ".log");
  }
}
