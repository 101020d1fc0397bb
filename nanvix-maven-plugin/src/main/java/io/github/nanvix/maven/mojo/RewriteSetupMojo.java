// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.cpython.checkout.Checkout;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.BuiltIn;
import io.github.nanvix.maven.pipeline.CheckoutRequest;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.PythonProject;
import io.github.nanvix.maven.pipeline.RewrittenCheckout;
import io.github.nanvix.maven.pipeline.RewrittenSetup;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.SetupJson;
import io.github.nanvix.maven.report.UnifiedDiff;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the unbundled modules shared in {@code Modules/Setup.local}, and drops the ports from the
 * interpreter's LIBS. The results are {@code Setup.local} and {@code setup.json} in the output
 * directory. With {@code cpython} it edits the {@code Modules/Setup.local} of a checkout in place
 * instead, and needs no POM.
 *
 * @since 0.1
 */
@Mojo(
    name = "rewrite-setup",
    defaultPhase = LifecyclePhase.PROCESS_SOURCES,
    threadSafe = true,
    requiresProject = false)
public final class RewriteSetupMojo extends ProjectMojo {

  /**
   * A checkout of CPython, or the directory that one was configured in, whose {@code
   * Modules/Setup.local} is to be edited in place. A relative path counts from where Maven was
   * started. Default: none; the project's build is prepared.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.cpython")
  private @Nullable String cpython;

  /**
   * Prints the edit of the checkout as a unified diff, for {@code patch -p1} in the checkout, and
   * writes nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  Set<ProjectKind> kinds() {
    return chosen(cpython).isPresent()
        ? EnumSet.allOf(ProjectKind.class)
        : EnumSet.of(ProjectKind.CPYTHON);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("dryRun", dryRun));
    checkout()
        .ifPresentOrElse(
            directory -> problems.look(directory, () -> Checkout.at(directory)),
            () -> problems.look(this::requireProject));
  }

  @Override
  Set<Part> makes() {
    return checkout().isPresent() ? Set.of() : Set.of(Part.TOOLCHAIN, Part.SOURCE);
  }

  @Override
  void run(Wiring wiring) {
    Optional<Path> checkout = checkout();
    if (checkout.isPresent()) {
      rewrite(wiring, checkout.get());
    } else {
      requireProject();
      prepare(wiring);
    }
  }

  private Optional<Path> checkout() {
    return chosen(cpython).map(startedIn()::resolve);
  }

  private void requireProject() {
    if (project().getFile() == null) {
      throw BuildException.input(
          "There is no POM here, and no checkout of CPython is named.",
          "Name one with -Dnanvix.cpython=DIR.");
    }
    pythonRequest();
  }

  private void rewrite(Wiring wiring, Path directory) {
    boolean dry = flag("dryRun", dryRun);
    RewrittenCheckout rewritten = wiring.rewrite(new CheckoutRequest(directory, dry));
    if (dry) {
      UnifiedDiff.of(RewrittenCheckout.FILE, rewritten.before().bytes(), rewritten.after().bytes())
          .printTo(System.out);
    }
    String verb = dry ? "would be rewritten" : "is rewritten";
    getLog()
        .info(
            rewritten.checkout().setupLocal()
                + " of CPython "
                + rewritten.checkout().version()
                + (rewritten.isChanged() ? " " + verb : " stays as it is"));
    getLog()
        .info(
            wiring.check(rewritten)
                ? "What makesetup writes for it was checked"
                : "Not checked, because CPython is not configured here: run its configure, then"
                    + " this goal again");
  }

  private void prepare(Wiring wiring) {
    PythonProject python = wiring.python(pythonRequest());
    List<String> ports = portNames(wiring);
    RewrittenSetup setup = python.rewriteSetup(ports);
    report("setup.json", SetupJson.render(setup.lint(), setup.libsBefore(), setup.libsAfter()));
    Path file = output().resolve("Setup.local");
    try {
      AtomicFile.write(file, setup.setupLocal().bytes());
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    // With the modules, so that nobody wonders where one went.
    String without =
        python.leftOut(ports).stream()
            .map(port -> port.name() + " (" + String.join(", ", port.modules()) + ")")
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      getLog().info("Left out, because the project does not depend on them: " + without);
    }
    for (BuiltIn module : setup.builtIn()) {
      getLog().info("Built into python.elf: " + module.module() + " (" + module.reason() + ")");
    }
    if (!setup.leftOut().isEmpty()) {
      getLog()
          .info(
              "Not built, because the table of modules has them not: "
                  + String.join(", ", setup.leftOut()));
    }
    getLog()
        .info(
            "LIBS of python.elf: \""
                + setup.libsAfter()
                + "\", before: \""
                + setup.libsBefore()
                + "\"");
  }
}
