// SPDX-License-Identifier: MIT
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
import java.util.function.Function;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * What a project depends on, itself or through what it depends on, walked and resolved by the goals
 * that need it and not by Maven beforehand: a skipped or an early goal does not ask for what has
 * not been built yet.
 */
record DependencyGraph(
    MavenProject project, MavenSession session, RepositorySystem repositorySystem) {

  /** The project; what it depends on is below. */
  DependencyNode root() {
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

  /**
   * What is wanted of a graph: what is nearer to its root first, and of two versions the nearer
   * one.
   *
   * @param wanted what is meant by an artifact of the graph, if anything is
   */
  static Collection<Artifact> nearest(
      DependencyNode root, Function<Artifact, Optional<Artifact>> wanted) {
    Map<List<String>, Artifact> found = new LinkedHashMap<>();
    Queue<DependencyNode> nodes = new ArrayDeque<>(root.getChildren());
    for (DependencyNode node = nodes.poll(); node != null; node = nodes.poll()) {
      wanted
          .apply(node.getArtifact())
          .ifPresent(
              one ->
                  found.putIfAbsent(
                      List.of(one.getGroupId(), one.getArtifactId(), one.getClassifier()), one));
      nodes.addAll(node.getChildren());
    }
    return found.values();
  }

  /** The file of an artifact. */
  Path resolve(Artifact artifact) throws ArtifactResolutionException {
    return repositorySystem
        .resolveArtifact(
            session.getRepositorySession(),
            new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "nanvix"))
        .getArtifact()
        .getFile()
        .toPath();
  }
}
