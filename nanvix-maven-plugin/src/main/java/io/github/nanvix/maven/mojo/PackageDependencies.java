// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * What a project of a Python package has from the project of its interpreter, and an image from
 * those of its packages.
 *
 * @param triple of this build
 */
record PackageDependencies(DependencyGraph graph, String triple) {
  /** The packaging of a Python package, and the type of a dependency on one. */
  static final String PACKAGING = "nanvix-python-package";

  /** The type of a wheel. */
  static final String WHEEL = "whl";

  /** What the name of an interpreter's development archive ends with. */
  static final String DEVELOPMENT = "dev";

  /** The classifier of the archive that extension modules are compiled with. */
  static String development(String triple) {
    return triple + "-" + DEVELOPMENT;
  }

  /** The development archives of the interpreters. */
  List<Path> interpreters() {
    return files(
        artifact ->
            type(artifact).equals(PortChoice.PYTHON_PACKAGING)
                ? Optional.of(other(artifact, development(triple), PortDependencies.ARCHIVE))
                : Optional.empty());
  }

  /** The wheels: of packages with code those for this triple, and any that are named as such. */
  List<Path> wheels() {
    return files(
        artifact -> {
          if (type(artifact).equals(PACKAGING)) {
            return Optional.of(other(artifact, triple, WHEEL));
          }
          return artifact.getExtension().equals(WHEEL) ? Optional.of(artifact) : Optional.empty();
        });
  }

  private List<Path> files(Function<Artifact, Optional<Artifact>> wanted) {
    return DependencyGraph.nearest(graph.root(), wanted).stream().map(this::resolve).toList();
  }

  private static String type(Artifact artifact) {
    return artifact.getProperty(ArtifactProperties.TYPE, "");
  }

  private static Artifact other(Artifact artifact, String classifier, String extension) {
    return new DefaultArtifact(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        classifier,
        extension,
        artifact.getBaseVersion());
  }

  private Path resolve(Artifact artifact) {
    try {
      return graph.resolve(artifact);
    } catch (ArtifactResolutionException e) {
      throw BuildException.input(
          "\"" + artifact + "\" cannot be resolved: " + Reason.of(e) + ".",
          "Build and install the project that makes it, or run this build to the phase package.",
          e);
    }
  }
}
