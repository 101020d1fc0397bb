// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;

/**
 * The ports that a session will pack.
 *
 * @param all in the order in which they are packed
 */
record ComingPorts(List<Port> all) {

  /**
   * A port.
   *
   * @param project that builds it
   * @param name its own
   * @param triple what it is built for
   */
  record Port(MavenProject project, String name, String triple) {
    boolean isOf(String groupId, String artifactId) {
      return project.getGroupId().equals(groupId) && project.getArtifactId().equals(artifactId);
    }
  }

  /** Those that some goals will pack. */
  static ComingPorts of(List<GoalMojo> goals) {
    List<Port> all = new ArrayList<>();
    for (GoalMojo goal : goals) {
      if (goal instanceof PackageMojo packing && packing.buildsPort()) {
        all.add(new Port(goal.project(), packing.portRequest().port(), goal.wiring().triple()));
      }
    }
    return new ComingPorts(List.copyOf(all));
  }

  /** The port that an archive will hold. */
  Optional<Port> in(Artifact archive) {
    return all.stream()
        .filter(port -> port.isOf(archive.getGroupId(), archive.getArtifactId()))
        .filter(port -> port.project().getVersion().equals(archive.getBaseVersion()))
        .filter(port -> port.triple().equals(archive.getClassifier()))
        .findFirst();
  }

  /** What a project of the session builds, whatever it builds it for. */
  Optional<Port> of(String groupId, String artifactId) {
    return all.stream().filter(port -> port.isOf(groupId, artifactId)).findFirst();
  }

  /** The project that builds a port. */
  Optional<MavenProject> named(String port) {
    return all.stream().filter(one -> one.name().equals(port)).map(Port::project).findFirst();
  }
}
