// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static java.util.stream.Collectors.joining;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.toml.PinArchive;
import io.github.nanvix.maven.toml.PinDirectory;
import io.github.nanvix.maven.toml.PinPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The artifacts with pin files that a project depends on: dependencies of type {@value #TYPE}, its
 * own and those that such artifacts have themselves. What a port was built by is no matter of who
 * depends on the port.
 */
record PinArtifacts(DependencyGraph graph) {
  /** The packaging, and the type of a dependency. */
  static final String TYPE = "nanvix-recipes";

  /** What the packaging attaches. */
  static final String EXTENSION = "jar";

  /** Where the pin files are. */
  List<PinPlace> places() {
    boolean any =
        graph.project().getDependencies().stream()
            .anyMatch(dependency -> TYPE.equals(dependency.getType()));
    return any ? wantedIn(graph.root()).stream().map(this::place).toList() : List.of();
  }

  /** Those nearer to a graph's root first, and of two versions the nearer one. */
  static Collection<Artifact> wantedIn(DependencyNode root) {
    Map<List<String>, Artifact> wanted = new LinkedHashMap<>();
    Queue<DependencyNode> nodes = new ArrayDeque<>(root.getChildren());
    for (DependencyNode node = nodes.poll(); node != null; node = nodes.poll()) {
      Artifact found = node.getArtifact();
      if (found.getProperty(ArtifactProperties.TYPE, "").equals(TYPE)) {
        wanted.putIfAbsent(
            List.of(found.getGroupId(), found.getArtifactId(), found.getClassifier()),
            new DefaultArtifact(
                found.getGroupId(),
                found.getArtifactId(),
                found.getClassifier(),
                EXTENSION,
                found.getBaseVersion()));
        nodes.addAll(node.getChildren());
      }
    }
    return wanted.values();
  }

  private PinPlace place(Artifact artifact) {
    String name =
        Stream.of(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getClassifier(),
                artifact.getVersion())
            .filter(part -> !part.isEmpty())
            .collect(joining(":"));
    Optional<Path> coming = directory(artifact);
    if (coming.isPresent()) {
      return new PinDirectory(name, coming.get());
    }
    try {
      Path file = graph.resolve(artifact);
      return Files.isDirectory(file) ? new PinDirectory(name, file) : PinArchive.read(name, file);
    } catch (ArtifactResolutionException e) {
      throw BuildException.input(
          "The artifact with pin files " + artifact + " cannot be resolved: " + Reason.of(e) + ".",
          "Build and install the project that makes it, or correct the dependency.",
          e);
    }
  }

  /** The pin files of a project that this build packs, which need not be packed yet. */
  private Optional<Path> directory(Artifact artifact) {
    return graph.session().getProjects().stream()
        .filter(project -> project.getPackaging().equals(TYPE))
        .filter(project -> project.getGroupId().equals(artifact.getGroupId()))
        .filter(project -> project.getArtifactId().equals(artifact.getArtifactId()))
        .filter(project -> project.getVersion().equals(artifact.getBaseVersion()))
        .map(this::pins)
        .findFirst();
  }

  private Path pins(MavenProject project) {
    Path base = project.getBasedir().toPath();
    return ProjectKind.parameter(project, graph.session().getUserProperties(), "pins")
        .map(base::resolve)
        .orElseGet(() -> base.resolve(NanvixMojo.USUAL_PINS));
  }
}
