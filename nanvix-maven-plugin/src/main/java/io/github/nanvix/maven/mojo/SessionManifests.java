// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.manifest.ProjectManifest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.SessionData;

/** Manifests, each read once in a session, so that what is odd about it is said once. */
record SessionManifests(MavenSession session, Log log) {

  /** The named manifest, or the one that lies where Nanvix's tools look for it. */
  Optional<ProjectManifest> find(Optional<File> named, Path directory) {
    return named.map(File::toPath).or(() -> usual(directory)).map(this::read);
  }

  /** The manifest that lies in a directory, if there is one. */
  static Optional<Path> usual(Path directory) {
    return Stream.of(ProjectManifest.FILE_NAME, ".nanvix/" + ProjectManifest.FILE_NAME)
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private ProjectManifest read(Path file) {
    // The class is part of the key: another version of the plugin has another class loader.
    Object key = List.of(ProjectManifest.class, file.toAbsolutePath().normalize());
    SessionData data = session.getRepositorySession().getData();
    if (data.get(key) instanceof ProjectManifest known) {
      return known;
    }
    ProjectManifest read = ProjectManifest.read(file);
    if (data.set(key, null, read)) {
      read.unknown().forEach(unknown -> log.warn(unknown.warning()));
      read.lockFault().ifPresent(fault -> log.warn(fault + " " + ProjectManifest.REMEDY));
    }
    return read;
  }
}
