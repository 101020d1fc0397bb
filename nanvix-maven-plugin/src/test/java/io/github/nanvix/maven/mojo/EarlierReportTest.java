// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.EarlierImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierReportTest {
  @TempDir private Path temp;
  private final List<String> asked = new ArrayList<>();

  @Test
  void aReportIsNamedFromWhereMavenWasStarted() throws Exception {
    Path file = Files.writeString(temp.resolve("old.json"), "{}");

    assertThat(earlier("old.json").find("i686-tiny"))
        .isEqualTo(new EarlierImage(file, Optional.empty()));
    assertThat(asked).isEmpty();
  }

  @Test
  void whatAnArchiveWasMadeOfLiesBesideIt() throws Exception {
    Path archive = Files.createFile(temp.resolve("a-1.tar.gz"));
    Path info = Files.createFile(temp.resolve("a-1-native.buildinfo"));

    assertThat(earlier("a-1.tar.gz").find("i686-tiny"))
        .isEqualTo(new EarlierImage(archive, Optional.of(info)));
  }

  @Test
  void coordinatesMeanTheArchiveOfThisTriple() throws Exception {
    Path archive = Files.createFile(temp.resolve("found.tar.gz"));

    assertThat(earlier("g:a:1.0").find("i686-tiny"))
        .isEqualTo(new EarlierImage(archive, Optional.empty()));
    assertThat(asked)
        .containsExactly("g:a:tar.gz:i686-tiny:1.0", "g:a:buildinfo:i686-tiny-native:1.0");
  }

  @Test
  void whatIsNowhereIsSaid() throws Exception {
    assertThatThrownBy(() -> earlier("g:a:zip:x:2").find("i686-tiny"))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("The earlier image g:a:zip:x:2 cannot be resolved: ");
    assertThatThrownBy(() -> earlier("old report.json").require())
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("there is no such file");
  }

  private EarlierReport earlier(String text) throws Exception {
    TestSession session = new TestSession(temp);
    MavenProject project = session.project("any");
    RepositorySystem repositories =
        (RepositorySystem)
            java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> resolved((ArtifactRequest) arguments[1]));
    return new EarlierReport(
        text, temp, new DependencyGraph(project, session.session(), repositories));
  }

  private ArtifactResult resolved(ArtifactRequest request) throws ArtifactResolutionException {
    Artifact artifact = request.getArtifact();
    asked.add(artifact.toString());
    Path file = temp.resolve("found." + artifact.getExtension());
    ArtifactResult result = new ArtifactResult(request);
    if (!Files.exists(file)) {
      throw new ArtifactResolutionException(List.of(result), "nowhere");
    }
    return result.setArtifact(artifact.setFile(file.toFile()));
  }
}
