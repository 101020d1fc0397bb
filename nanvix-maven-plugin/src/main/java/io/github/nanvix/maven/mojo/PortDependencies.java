package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The ports that a project depends on: its dependencies of type {@code tar.gz} with a classifier.
 *
 * <p>They are resolved by the goals that need them, not by Maven beforehand, so that a skipped or
 * an early goal does not ask for what has not been built yet.
 */
record PortDependencies(
    MavenProject project, MavenSession session, RepositorySystem repositorySystem) {
  private static final String TYPE = "tar.gz";

  List<Path> archives() {
    return declared(project).map(this::resolve).toList();
  }

  /** The ports among a project's dependencies, in their order. */
  static Stream<Dependency> declared(MavenProject project) {
    return project.getDependencies().stream()
        .filter(dependency -> TYPE.equals(dependency.getType()))
        .filter(dependency -> dependency.getClassifier() != null)
        .filter(dependency -> !dependency.getClassifier().isEmpty());
  }

  private Path resolve(Dependency dependency) {
    Artifact artifact =
        new DefaultArtifact(
            dependency.getGroupId(),
            dependency.getArtifactId(),
            dependency.getClassifier(),
            TYPE,
            dependency.getVersion());
    try {
      return repositorySystem
          .resolveArtifact(
              session.getRepositorySession(),
              new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "nanvix"))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw BuildException.input(
          "The port's archive " + artifact + " cannot be resolved: " + e.getMessage() + ".",
          "Build and install the project that makes it, or run this build to the phase package.",
          e);
    }
  }
}
