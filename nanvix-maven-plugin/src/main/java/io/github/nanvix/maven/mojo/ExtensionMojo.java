// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.PackageProject;
import io.github.nanvix.maven.pipeline.PackageRequest;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals of a Python package's project have in common. */
abstract class ExtensionMojo extends SourceMojo {

  /**
   * The Python package that this project builds, by the name of its recipe, for example {@code
   * lxml}. Default: the project's artifactId.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.package")
  private @Nullable String packageName;

  @Override
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.PYTHON_PACKAGE);
  }

  @Override
  Set<Part> makes() {
    return Set.of(Part.TOOLCHAIN);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems
        .value(() -> request(List.of(), List.of()))
        .ifPresent(
            request ->
                problems.lookOnce(
                    List.of(catalog, request), () -> request.check(catalog, problems)));
  }

  /** The package, with all that the project depends on. */
  final PackageProject packageProject(Wiring wiring) {
    return wiring.pythonPackage(
        request(packageDependencies(wiring).interpreters(), portDependencies(wiring).archives()));
  }

  private PackageRequest request(List<Path> interpreters, List<Path> ports) {
    String name = chosen(packageName).orElseGet(() -> project().getArtifactId());
    return new PackageRequest(
        name, version(name), directory(name), patches(name), interpreters, ports);
  }
}
