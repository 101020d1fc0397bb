// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The ports that a project depends on, itself or through what it depends on: dependencies of type
 * {@code nanvix-port}, and of type {@code tar.gz} with a classifier.
 *
 * @param triple the classifier of the archive that {@code nanvix-port} means in this build
 */
record PortDependencies(DependencyGraph graph, String triple) {
  /** The type of a dependency on an archive, whose classifier is its triple. */
  static final String ARCHIVE = "tar.gz";

  List<Path> archives() {
    return wanted().stream().map(this::resolve).toList();
  }

  /** The archives, wherever they are. */
  Collection<Artifact> wanted() {
    return archivesIn(graph.root(), triple);
  }

  /** The archive that a dependency would mean if its type said that it is a port. */
  Artifact archive(Dependency dependency) {
    return new DefaultArtifact(
        dependency.getGroupId(),
        dependency.getArtifactId(),
        triple,
        ARCHIVE,
        dependency.getVersion());
  }

  /**
   * The archives of the ports in a graph of dependencies: those nearer to its root first, and of
   * two versions the nearer one.
   */
  static Collection<Artifact> archivesIn(DependencyNode root, String triple) {
    return DependencyGraph.nearest(root, artifact -> archive(artifact, triple));
  }

  private static Optional<Artifact> archive(Artifact artifact, String triple) {
    boolean port = artifact.getProperty(ArtifactProperties.TYPE, "").equals(PortChoice.PACKAGING);
    boolean classified = !artifact.getClassifier().isEmpty();
    if (!port && !(classified && artifact.getExtension().equals(ARCHIVE))) {
      return Optional.empty();
    }
    return Optional.of(
        new DefaultArtifact(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            classified ? artifact.getClassifier() : triple,
            ARCHIVE,
            artifact.getBaseVersion()));
  }

  /** An archive's file. */
  Path resolve(Artifact artifact) {
    try {
      return graph.resolve(artifact);
    } catch (ArtifactResolutionException e) {
      throw BuildException.input(
          "The port's archive " + artifact + " cannot be resolved: " + Reason.of(e) + ".",
          "Build and install the project that makes it, or run this build to the phase package.",
          e);
    }
  }
}
