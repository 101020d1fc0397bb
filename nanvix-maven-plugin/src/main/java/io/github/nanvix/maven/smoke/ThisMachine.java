// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.toolchain.ImageLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * This machine's kernel, or an emulator of the processor above it.
 *
 * @param loader that of the target's images, if they have one
 */
public record ThisMachine(TargetRunner runner, Optional<ImageLoader> loader)
    implements TargetMachine {

  @Override
  public List<String> run(SmokeRun run, Path sysroot, Path log) {
    return run.run(runner, loader, sysroot, log);
  }
}
