package io.github.nanvix.maven.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a program is run, and for how long.
 *
 * @param sysroot the staged image, absolute
 * @param directory for logs, and for what a run on Nanvix needs
 * @param limit the time after which it is killed
 * @param guest how it is run on Nanvix; without, it is run on this machine
 */
public record SmokeRequest(
    Path sysroot, Path directory, Duration limit, Optional<GuestRequest> guest) {

  Path log() {
    return directory.resolve("smoke.log");
  }
}
