// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.pipeline.EarlierImage;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Where an earlier image is told of.
 *
 * @param text a file, or coordinates
 * @param startedIn from where a relative path counts
 * @param graph finds what is in Maven repositories
 */
record EarlierReport(String text, Path startedIn, DependencyGraph graph) {
  private static final String ARCHIVE = "tar.gz";

  /**
   * Lets a file or coordinates pass; nothing is fetched.
   *
   * @throws BuildException if it is neither
   */
  void require() {
    if (file().isEmpty() && !text.matches("[^:/\\s]+(:[^:/\\s]+){2,4}")) {
      throw BuildException.input(
          "Parameter \"baselineReport\" is \"" + text + "\": there is no such file.",
          "Name a report.json, an archive of an image, or groupId:artifactId:version of one.");
    }
  }

  /**
   * The earlier image; an archive with what it was made of, where that lies beside it.
   *
   * @param triple of the archive, where the coordinates name none
   */
  EarlierImage find(String triple) {
    require();
    return file().map(this::inFile).orElseGet(() -> inRepository(triple));
  }

  private Optional<Path> file() {
    try {
      return Optional.of(startedIn.resolve(text)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private EarlierImage inFile(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.tar\\.gz$", "-native.buildinfo");
    return new EarlierImage(
        file, Optional.of(file.resolveSibling(name)).filter(info -> isOther(info, file)));
  }

  private static boolean isOther(Path info, Path file) {
    return !info.equals(file) && Files.isRegularFile(info);
  }

  private EarlierImage inRepository(String triple) {
    boolean isShort = text.chars().filter(c -> c == ':').count() == 2;
    Artifact named = new DefaultArtifact(text);
    Artifact archive =
        isShort
            ? new DefaultArtifact(
                named.getGroupId(), named.getArtifactId(), triple, ARCHIVE, named.getVersion())
            : named;
    Artifact info =
        new DefaultArtifact(
            archive.getGroupId(),
            archive.getArtifactId(),
            archive.getClassifier() + "-native",
            "buildinfo",
            archive.getVersion());
    try {
      return new EarlierImage(graph.resolve(archive), found(info));
    } catch (ArtifactResolutionException e) {
      throw BuildException.input(
          "The earlier image " + archive + " cannot be resolved: " + Reason.of(e) + ".",
          "Correct the coordinates, or name a report.json or an archive.",
          e);
    }
  }

  private Optional<Path> found(Artifact info) {
    try {
      return Optional.of(graph.resolve(info));
    } catch (ArtifactResolutionException e) {
      // Releases of others have none.
      return Optional.empty();
    }
  }
}
