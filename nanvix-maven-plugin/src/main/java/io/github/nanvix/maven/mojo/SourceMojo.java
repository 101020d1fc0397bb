// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parameters that say which source a project builds. */
abstract class SourceMojo extends NanvixMojo {

  /**
   * The version of the source. Default: that of the package in {@code nanvix.toml}, without one
   * that of the source's pin file. On the command line {@code nanvix.libffi.version}, {@code
   * nanvix.cpython.version} and so on mean one project of a reactor; they win over this.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.version")
  private @Nullable String version;

  /**
   * A directory of sources to be used in the place of the pinned archive. {@code
   * nanvix.libffi.source} and so on win over this.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.source")
  private @Nullable File source;

  /**
   * Unified diffs to apply to the source, in this order. {@code nanvix.libffi.patches} and so on,
   * separated by commas, win over this.
   *
   * <pre>{@code
   * <patches>
   *   <patch>src/nanvix/patches/fix.patch</patch>
   * </patches>
   * }</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.patches")
  private List<File> patches = List.of();

  /** The projects that the goal is for. */
  abstract Set<ProjectKind> kinds();

  @Override
  final Optional<String> unfit(MavenProject candidate) {
    return ProjectKind.unfit(
        candidate, session().getUserProperties(), kinds(), execution().getGoal());
  }

  /** The packages, and the interpreter for them, that the project depends on. */
  final PackageDependencies packageDependencies(Wiring wiring) {
    return new PackageDependencies(dependencies(), wiring.triple());
  }

  final Optional<String> version(String name) {
    return choice(name)
        .version()
        .or(() -> Optional.ofNullable(version).filter(v -> !v.isEmpty()))
        .or(() -> manifest().map(found -> found.manifest().version()));
  }

  final Optional<Path> directory(String name) {
    return choice(name).directory().or(() -> Optional.ofNullable(source).map(File::toPath));
  }

  final List<Path> patches(String name) {
    return choice(name).patches().orElseGet(() -> patches.stream().map(File::toPath).toList());
  }

  final SourceChoice choice(String name) {
    return new SourceChoice(
        name,
        key ->
            session()
                .getUserProperties()
                .getProperty(key, project().getProperties().getProperty(key)),
        startedIn());
  }
}
