package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.smoke.SmokeRun;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs what was built: a port's test program, or the six steps from {@code python.elf} through
 * {@code _ctypes} into the port and back. The kernel of most x86-64 Linux machines can; elsewhere
 * {@code qemu-i386} is used.
 *
 * @since 0.1
 */
@Mojo(name = "smoke", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class SmokeMojo extends ProjectMojo {

  /**
   * Skips this goal alone.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.skip", defaultValue = "false")
  private boolean smokeSkip;

  @Override
  boolean isSkipped() {
    return smokeSkip;
  }

  @Override
  void run(Wiring wiring) {
    Path directory = output().resolve("smoke");
    Optional<SmokeRun> run =
        buildsPort()
            ? wiring.ports().smoke(portRequest())
            : Optional.of(wiring.python().smoke(directory));
    run.ifPresentOrElse(
        smoke ->
            wiring
                .smoke(smoke, sysroot().toAbsolutePath(), directory.resolve("smoke.log"))
                .forEach(line -> getLog().info(line)),
        () -> getLog().info("The port has no test program."));
  }
}
