// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.cpython.checkout.Checkout;
import io.github.nanvix.maven.pipeline.StarterProject;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.ModuleTable;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a starter project in an empty directory: POMs, {@code .gitignore}, and a file with which a
 * CI service builds it and keeps the store in its cache. {@code mvn verify} then makes an image
 * that runs; nothing has to be edited. Of an existing checkout of CPython it takes over the
 * sources, {@code Setup.local}, {@code nanvix.toml} and what a Makefile gives LIBS.
 *
 * @since 0.1
 */
@Mojo(name = "init", threadSafe = true, requiresProject = false, aggregator = true)
public final class InitMojo extends NanvixMojo {

  /**
   * What the project builds: {@code port}, {@code image} (of a port that is installed) or {@code
   * both}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.kind", defaultValue = "both")
  private String starter = "";

  /**
   * The name of the port, one of those that come with the plugin. Default: the one that CPython
   * needs by default.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.port")
  private @Nullable String port;

  /**
   * The groupId of the new project.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.groupId", defaultValue = "org.example.ports")
  private String groupId = "";

  /**
   * The CI service that a file is written for: {@code github}, {@code gitlab} or {@code none}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.ci", defaultValue = "github")
  private String ci = "";

  /**
   * A checkout of CPython to be built. Default: none; the pinned sources are built.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.cpython")
  private @Nullable File cpython;

  /**
   * Which of CPython's modules the image has: the name of a table, for example {@code nanvix}.
   * Default: all that CPython builds.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.modules")
  private @Nullable String modules;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> text("starter", starter).as(StarterProject.Kind::named));
    problems.look(() -> text("ci", ci).as(StarterProject.Ci::named));
    problems.look(this::plainGroupId);
    chosen(port)
        .ifPresent(
            name -> problems.look(() -> text("port", name).as(any -> Recipe.read(catalog, any))));
    chosen(modules).ifPresent(name -> problems.look(() -> ModuleTable.read(catalog, name)));
    checkout().ifPresent(directory -> problems.look(directory, () -> Checkout.at(directory)));
  }

  @Override
  void run(Wiring wiring) {
    wiring
        .start(
            new StarterProject.Request(
                StarterProject.Kind.named(starter),
                chosen(modules),
                chosen(port),
                plainGroupId(),
                List.of(plugin().getGroupId(), plugin().getArtifactId(), plugin().getVersion()),
                StarterProject.Ci.named(ci),
                startedIn(),
                checkout()))
        .forEach(getLog()::info);
  }

  private Optional<Path> checkout() {
    return Optional.ofNullable(cpython).map(File::toPath);
  }

  private String plainGroupId() {
    if (!groupId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw text("groupId", groupId).refusal("Expected letters, digits and . _ -.");
    }
    return groupId;
  }
}
