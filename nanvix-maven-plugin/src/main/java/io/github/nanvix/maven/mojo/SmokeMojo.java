package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.GuestRequest;
import io.github.nanvix.maven.pipeline.SmokeRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.smoke.SmokeRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs what was built: a port's test program, or the six steps from {@code python.elf} through
 * {@code _ctypes} into the port and back. With a Nanvix sysroot it runs on Nanvix. Without one on
 * this machine: by its kernel, or through an emulator ({@code nanvix.runner}).
 *
 * @since 0.1
 */
@Mojo(name = SmokeMojo.NAME, defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class SmokeMojo extends GuestMojo {
  static final String NAME = "smoke";

  /**
   * Skips this goal alone.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.skip", defaultValue = "false")
  private boolean smokeSkip;

  /**
   * How long a run may take, in seconds; then it is killed with all that it has started.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.timeout", defaultValue = "120")
  private int smokeTimeout;

  /**
   * Further arguments of {@code nanvixd.elf} itself, in one line; an argument with blanks is
   * quoted.
   *
   * <pre>{@code <nanvixdArguments>-allow-host-networking</nanvixdArguments>}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.nanvixdArguments")
  private @Nullable String nanvixdArguments;

  @Override
  boolean isSkipped() {
    return smokeSkip;
  }

  /**
   * Makes sure that this machine will run what this goal runs, if it runs anything on it.
   *
   * @throws BuildException if nothing on this machine does
   */
  void requireRunner() {
    if (isOff() || nanvixSysroot().isPresent()) {
      return;
    }
    Wiring wiring = wiring();
    if (!buildsPort() || wiring.ports().smoke(portRequest()).isPresent()) {
      wiring.targetRunner();
    }
  }

  @Override
  void run(Wiring wiring) {
    Path directory = output().resolve("smoke");
    Optional<SmokeRun> run =
        buildsPort()
            ? wiring.ports().smoke(portRequest())
            : Optional.of(wiring.python().smoke(directory));
    run.ifPresentOrElse(
        smoke -> wiring.smoke().run(smoke, request(directory)).forEach(line -> getLog().info(line)),
        () -> getLog().info("The port has no test program."));
  }

  private SmokeRequest request(Path directory) {
    if (smokeTimeout <= 0) {
      throw BuildException.input(
          "Parameter \"smokeTimeout\" is " + smokeTimeout + ".",
          "Give a number of seconds, at least 1.");
    }
    return new SmokeRequest(
        sysroot().toAbsolutePath(),
        directory,
        Duration.ofSeconds(smokeTimeout),
        nanvixSysroot()
            .map(
                nanvix ->
                    new GuestRequest(
                        nanvix,
                        deploymentMode(),
                        new ArgumentLine("nanvixdArguments", nanvixdArguments).words())));
  }
}
