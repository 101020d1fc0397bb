package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The ports that a project depends on, itself or through what it depends on: dependencies of type
 * {@code nanvix-port}, and of type {@code tar.gz} with a classifier.
 *
 * <p>They are resolved by the goals that need them, not by Maven beforehand, so that a skipped or
 * an early goal does not ask for what has not been built yet.
 *
 * @param triple the classifier of the archive that {@code nanvix-port} means in this build
 */
record PortDependencies(
    MavenProject project, MavenSession session, RepositorySystem repositorySystem, String triple) {
  /** The type of a dependency on an archive, whose classifier is its triple. */
  static final String ARCHIVE = "tar.gz";

  List<Path> archives() {
    return wanted().stream().map(this::resolve).toList();
  }

  /** The archives, wherever they are. */
  Collection<Artifact> wanted() {
    return archivesIn(graph(), triple);
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
    Map<List<String>, Artifact> archives = new LinkedHashMap<>();
    Queue<DependencyNode> nodes = new ArrayDeque<>(root.getChildren());
    for (DependencyNode node = nodes.poll(); node != null; node = nodes.poll()) {
      archive(node.getArtifact(), triple)
          .ifPresent(found -> archives.putIfAbsent(withoutVersion(found), found));
      nodes.addAll(node.getChildren());
    }
    return archives.values();
  }

  private static List<String> withoutVersion(Artifact archive) {
    return List.of(archive.getGroupId(), archive.getArtifactId(), archive.getClassifier());
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

  private DependencyNode graph() {
    DependencyManagement management = project.getDependencyManagement();
    CollectRequest request =
        new CollectRequest(
            converted(project.getDependencies()),
            converted(management == null ? List.of() : management.getDependencies()),
            project.getRemoteProjectRepositories());
    try {
      return repositorySystem
          .collectDependencies(session.getRepositorySession(), request)
          .getRoot();
    } catch (DependencyCollectionException e) {
      throw BuildException.input(
          "The dependencies of \""
              + project.getArtifactId()
              + "\" cannot be read: "
              + Reason.of(e)
              + ".",
          "Correct them in the POM.",
          e);
    }
  }

  private List<org.eclipse.aether.graph.Dependency> converted(List<Dependency> dependencies) {
    ArtifactTypeRegistry types = session.getRepositorySession().getArtifactTypeRegistry();
    return dependencies.stream()
        .map(dependency -> RepositoryUtils.toDependency(dependency, types))
        .toList();
  }

  /** An archive's file. */
  Path resolve(Artifact artifact) {
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
          "The port's archive " + artifact + " cannot be resolved: " + Reason.of(e) + ".",
          "Build and install the project that makes it, or run this build to the phase package.",
          e);
    }
  }
}
