// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.GuestRequest;
import io.github.nanvix.maven.pipeline.PortProject;
import io.github.nanvix.maven.pipeline.SmokeRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.suite.TestResult;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs what was built: a port's test program and a program that loads its shared objects, or the
 * six steps from {@code python.elf} through a module into its port and back, for each port that has
 * a script. With a Nanvix sysroot it runs on Nanvix. Without one on this machine: by its kernel, or
 * through an emulator ({@code nanvix.runner}).
 *
 * @since 0.1
 */
@Mojo(name = "smoke", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class SmokeMojo extends GuestMojo {
  private static final int MOST_SECONDS = 1_000_000;

  /**
   * Skips this goal alone.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.skip", defaultValue = "false")
  private String smokeSkip = "";

  /**
   * How long a run may take, in seconds; then it is killed with all that it has started.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.timeout", defaultValue = "120")
  private String smokeTimeout = "";

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

  /**
   * Tests of CPython's own that are run besides, as names of files of its {@code Lib/test}: {@code
   * test_json,test_zlib}. Their modules are built in a build of their own; what ships stays as it
   * is.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.tests")
  private List<String> smokeTests = List.of();

  /**
   * How long one of them may take, in seconds.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.smoke.tests.timeout", defaultValue = "1800")
  private String smokeTestsTimeout = "";

  @Override
  boolean isSkipped() {
    return super.isSkipped() || flag("smokeSkip", smokeSkip);
  }

  /**
   * Makes sure that this machine will run what this goal runs, if it runs that on it.
   *
   * @throws BuildException if nothing on this machine does
   */
  void requireRunner() {
    if (nanvixSysroot().isEmpty()) {
      wiring().targetRunner();
    }
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::limit);
    problems.look(this::daemonArguments);
    problems.look(this::testsLimit);
    problems.look(this::tests);
  }

  @Override
  void run(Wiring wiring) {
    Path directory = output().resolve("smoke");
    if (buildsPort()) {
      runPort(wiring, directory);
      return;
    }
    List<SmokeRun> runs = wiring.python(pythonRequestWithPorts(wiring)).smoke(directory);
    runs.forEach(run -> run(wiring, run, sysroot(), directory));
    if (!tests().isEmpty()) {
      runTests(wiring);
    }
    if (runs.isEmpty()) {
      getLog().info("The project depends on no port that has a smoke script.");
    }
  }

  private void runPort(Wiring wiring, Path directory) {
    PortProject port = portProject();
    port.smoke()
        .ifPresentOrElse(
            run -> run(wiring, run, sysroot(), directory),
            () -> getLog().info("The port has no test program."));
    Path loading = directory.resolve("loading");
    Path root = loading.resolve("root");
    run(wiring, port.loading(sysroot(), root), root, loading);
  }

  private void run(Wiring wiring, SmokeRun run, Path sysroot, Path directory) {
    wiring.smoke().run(run, request(sysroot, directory)).forEach(line -> getLog().info(line));
  }

  private SmokeRequest request(Path sysroot, Path directory) {
    return new SmokeRequest(
        sysroot.toAbsolutePath(),
        directory,
        // Who calls the goal by its name wants to see it run.
        execution().getSource() == MojoExecution.Source.CLI,
        limit(),
        nanvixSysroot()
            .map(nanvix -> new GuestRequest(nanvix, deploymentMode(), daemonArguments())));
  }

  private void runTests(Wiring wiring) {
    wiring
        .python(pythonRequestWithPorts(wiring))
        .tests()
        .run(tests(), testsLimit(), output().resolve("smoke/tests"), this::say);
  }

  private void say(TestResult result) {
    getLog().info(result.text());
    result
        .betterThanExpected()
        .forEach(
            name ->
                getLog().warn(name + " passes and is expected to fail: take it out of the list."));
  }

  /** Those that are asked for; a port has none. */
  private List<String> tests() {
    for (String name : smokeTests) {
      if (!name.matches("test_\\w+")) {
        throw BuildException.input(
            "Parameter \"smokeTests\" has \"" + name + "\", which is no name of a test.",
            "Give names of files of CPython's Lib/test without \".py\": test_json,test_zlib.");
      }
    }
    if (!smokeTests.isEmpty() && nanvixSysroot().isPresent()) {
      throw BuildException.input(
          "Parameter \"smokeTests\" is for runs on this machine, and a Nanvix sysroot is given.",
          "Leave one of the two out.");
    }
    return buildsPort() ? List.of() : List.copyOf(smokeTests);
  }

  private Duration testsLimit() {
    return Duration.ofSeconds(
        text("smokeTestsTimeout", smokeTestsTimeout).number(1, MOST_SECONDS, "seconds"));
  }

  private Duration limit() {
    return Duration.ofSeconds(
        text("smokeTimeout", smokeTimeout).number(1, MOST_SECONDS, "seconds"));
  }

  private List<String> daemonArguments() {
    return new ArgumentLine("nanvixdArguments", nanvixdArguments).words();
  }
}
