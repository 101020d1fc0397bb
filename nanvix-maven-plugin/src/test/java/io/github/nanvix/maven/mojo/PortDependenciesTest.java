// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.junit.jupiter.api.Test;

class PortDependenciesTest {
  private static final String TRIPLE = "i686-nanvix-hosted";

  @Test
  void portsAreArchivesWithAClassifierInTheOrderOfThePom() {
    assertThat(
            archives(
                archive("zlib", "1", TRIPLE),
                other("junit", "jar"),
                other("data", "tar.gz"),
                archive("libffi", "1", "i686-linux-gnu")))
        .containsExactly("g:zlib:tar.gz:" + TRIPLE + ":1", "g:libffi:tar.gz:i686-linux-gnu:1");
  }

  @Test
  void aDependencyByPackagingMeansTheArchiveOfThisBuildsTripleUnlessItNamesOne() {
    assertThat(archives(port("libffi", "1", ""), port("zlib", "1", "i686-linux-gnu")))
        .containsExactly("g:libffi:tar.gz:" + TRIPLE + ":1", "g:zlib:tar.gz:i686-linux-gnu:1");
  }

  @Test
  void aPortThatADependencyBringsComesAfterThoseOfThePom() {
    assertThat(archives(other("ports", "pom", port("zlib", "1", "")), port("libffi", "1", "")))
        .containsExactly("g:libffi:tar.gz:" + TRIPLE + ":1", "g:zlib:tar.gz:" + TRIPLE + ":1");
  }

  @Test
  void ofTwoVersionsTheNearerOneCountsHoweverTheyAreNamed() {
    assertThat(
            archives(
                other("ports", "pom", port("libffi", "2", "")), archive("libffi", "1", TRIPLE)))
        .containsExactly("g:libffi:tar.gz:" + TRIPLE + ":1");
  }

  @Test
  void aSnapshotIsAskedForByTheNameThatThePomGivesIt() {
    assertThat(archives(port("libffi", "1-20261124.101500-3", "")))
        .containsExactly("g:libffi:tar.gz:" + TRIPLE + ":1-SNAPSHOT");
  }

  @Test
  void whatMavenSaysIsPartOfASentence() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> of(project()).archives())
        .withMessageMatching(
            "The port's archive g:libffi:tar.gz:i686-nanvix-hosted:1 cannot be resolved: .*"
                + " has not been downloaded from it before\\. Build and install .*");
  }

  /** With repositories that hold nothing and say so as Maven's do. */
  private static PortDependencies of(MavenProject project) {
    RepositorySystem empty =
        (RepositorySystem)
            Proxy.newProxyInstance(
                PortDependenciesTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("collectDependencies")) {
                    DependencyNode root = new DefaultDependencyNode((Artifact) null);
                    root.setChildren(List.of(port("libffi", "1", "")));
                    return new CollectResult((CollectRequest) arguments[1]).setRoot(root);
                  }
                  throw new ArtifactResolutionException(
                      List.of(),
                      "Cannot access central in offline mode and the artifact has not been"
                          + " downloaded from it before.");
                });
    return new PortDependencies(new DependencyGraph(project, session(), empty), TRIPLE);
  }

  private static MavenProject project() {
    MavenProject project = new MavenProject(CalledGoal.model("cpython", "nanvix-python"));
    project.setRemoteArtifactRepositories(List.of());
    return project;
  }

  @SuppressWarnings("deprecation") // The other constructors want a container.
  private static MavenSession session() {
    return new MavenSession(
        null,
        new DefaultRepositorySystemSession(),
        new DefaultMavenExecutionRequest(),
        new DefaultMavenExecutionResult());
  }

  private static Stream<String> archives(DependencyNode... dependencies) {
    DependencyNode root = new DefaultDependencyNode((Artifact) null);
    root.setChildren(List.of(dependencies));
    return PortDependencies.archivesIn(root, TRIPLE).stream().map(Artifact::toString);
  }

  private static DependencyNode archive(String name, String version, String classifier) {
    return new DefaultDependencyNode(
        new DefaultArtifact(
            "g", name, classifier, "tar.gz", version, Map.of("type", "tar.gz"), (File) null));
  }

  // As Maven makes it of the type's handler: the extension is that of the main artifact.
  private static DependencyNode port(String name, String version, String classifier) {
    return new DefaultDependencyNode(
        new DefaultArtifact(
            "g", name, classifier, "pom", version, Map.of("type", "nanvix-port"), (File) null));
  }

  private static DependencyNode other(String name, String type, DependencyNode... dependencies) {
    DependencyNode node = new DefaultDependencyNode(new DefaultArtifact("g", name, type, "1"));
    node.setChildren(List.of(dependencies));
    return node;
  }
}
