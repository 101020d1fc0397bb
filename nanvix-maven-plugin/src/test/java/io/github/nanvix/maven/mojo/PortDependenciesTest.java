package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.DependencyNode;
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
