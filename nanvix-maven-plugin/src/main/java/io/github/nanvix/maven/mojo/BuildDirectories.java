// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** The directories that the projects of a session build in. */
record BuildDirectories(MavenSession session) {

  /** Whether a path lies in one of them: what is there now says nothing of what will be there. */
  boolean hold(Path path) {
    Path place = path.toAbsolutePath().normalize();
    return session.getProjects().stream()
        .filter(project -> project.getFile() != null)
        .map(project -> Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize())
        .anyMatch(place::startsWith);
  }
}
