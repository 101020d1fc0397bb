// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.PortRecord;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyCheckTest {
  private static final String HOSTED = "i686-nanvix-hosted";
  private static final String[] PORT = {
    "toolchain", "static-library", "shared-library", "stage", "package"
  };
  private static final String[] PYTHON = {"toolchain", "python", "stage", "package"};

  @TempDir private Path temp;
  private final Map<String, Path> repository = new HashMap<>();
  private TestSession session;

  @BeforeEach
  void begin() throws Exception {
    session =
        new TestSession(temp.resolve("session"))
            .given("nanvix.store", temp.resolve("store").toString())
            .answering(this::answer);
  }

  @Test
  void aPortThatTheSameSessionPacksIsKnownToBeComing() throws Exception {
    session.plan(port("libffi"), PORT).plan(cpython("libffi", "nanvix-port", ""), PYTHON);

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void aSessionThatEndsBeforeThePortIsPackedHasNone() throws Exception {
    session.plan(port("libffi"), "toolchain").plan(cpython("libffi", "nanvix-port", ""), "python");

    assertThat(session.refusal())
        .startsWith("Project \"cpython\": The port's archive g:libffi:tar.gz:" + HOSTED)
        .contains("cannot be resolved");
  }

  @Test
  void aProjectWithoutAnyPortIsToldWhatToWrite() throws Exception {
    session.plan(cpython(), PYTHON);

    assertThat(session.refusal())
        .isEqualTo(
            "Module \"_ctypes\" needs the port \"libffi\", and the project depends on no port. Write"
                + " <dependency><groupId>GROUP</groupId><artifactId>libffi</artifactId>"
                + "<version>VERSION</version><type>nanvix-port</type></dependency>.");
  }

  @Test
  void whereTheSessionBuildsThePortTheDependencyIsWrittenOut() throws Exception {
    session.plan(port("libffi"), PORT).plan(cpython(), PYTHON);

    assertThat(session.refusal())
        .contains(
            "the project depends on no port. Write <dependency><groupId>g</groupId>"
                + "<artifactId>libffi</artifactId><version>1</version><type>nanvix-port</type>");
  }

  @Test
  void aDependencyWithoutATypeOnAProjectThatBuildsAPortIsSaid() throws Exception {
    session.plan(port("libffi"), PORT).plan(cpython("libffi", "jar", ""), PYTHON);

    assertThat(session.refusal())
        .isEqualTo(
            "Project \"cpython\": The dependency on g:libffi:1 has no <type> and means a"
                + " jar; that project builds the port \"libffi\". Write <dependency>"
                + "<groupId>g</groupId><artifactId>libffi</artifactId><version>1</version>"
                + "<type>nanvix-port</type></dependency>.");
  }

  @Test
  void aDependencyWithoutATypeOnAPortOfTheRepositoryIsSaid() throws Exception {
    install("libffi", HOSTED, "libffi", "0");
    session.plan(cpython("libffi", "jar", ""), PYTHON);

    assertThat(session.refusal())
        .contains(
            "the project depends on no port. The dependency on g:libffi:1 has no"
                + " <type>. Write <dependency>");
  }

  @Test
  void aPortThatIsNowhereIsSaid() throws Exception {
    session.plan(cpython("libffi", "nanvix-port", ""), PYTHON);

    assertThat(session.refusal())
        .contains("The port's archive g:libffi:tar.gz:" + HOSTED + ":1 cannot be resolved");
  }

  @Test
  void aPortThatTheSessionBuildsForAnotherTargetIsSaid() throws Exception {
    MavenProject libffi = session.project("libffi");
    TestSession.configure(libffi, "<port>libffi</port><toolchain>i686-linux-gnu</toolchain>");
    session.plan(libffi, PORT).plan(cpython("libffi", "nanvix-port", ""), PYTHON);

    assertThat(session.refusal())
        .contains(
            "g:libffi:tar.gz:"
                + HOSTED
                + ":1 is in no repository, and this build"
                + " makes that of project \"libffi\" for i686-linux-gnu.");
  }

  @Test
  void aPortOfAnotherToolchainIsSaidBeforeThatIsProvisioned() throws Exception {
    install("libffi", HOSTED, "libffi", "0".repeat(64));
    session.plan(cpython("libffi", "nanvix-port", ""), PYTHON);

    assertThat(session.refusal())
        .contains("Port \"libffi\" (libffi.tar.gz) was built with toolchain " + "0".repeat(64))
        .contains("Code of two toolchains does not run together.");
    assertThat(temp.resolve("store/toolchain")).doesNotExist();
    assertThat(temp.resolve("store/component")).doesNotExist();
  }

  @Test
  void goalsThatNeedNoPortAskForNone() throws Exception {
    session.plan(cpython(), "toolchain", "sources", "rewrite-setup", "build-python", "explain");

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void aPortThatNeedsAnotherIsToldWhatToWriteAndBuiltBehindIt() throws Exception {
    pinDemo();
    session.plan(port("zlib"), PORT).plan(port("demo"), PORT);
    assertThat(session.refusal())
        .isEqualTo(
            "Project \"demo\": Port \"demo\" needs the port \"zlib\", and the project depends on no"
                + " port. Write <dependency><groupId>g</groupId><artifactId>zlib</artifactId>"
                + "<version>1</version><type>nanvix-port</type></dependency>.");
  }

  @Test
  void aPortWhoseNeedsTheSessionBuildsIsFine() throws Exception {
    pinDemo();
    MavenProject demo = port("demo");
    depend(demo, "zlib", "nanvix-port");
    session.plan(port("zlib"), PORT).plan(demo, PORT);

    assertThat(session.preflight()).isEmpty();
  }

  private void pinDemo() throws Exception {
    Path pins = Files.createDirectories(temp.resolve("pins"));
    for (String port : List.of("zlib", "demo")) {
      write(
          pins.resolve("recipes/" + port + ".toml"),
          """
          source = "%s"
          needs = [%s]
          [build]
          kind = "compile"
          sources = ["*.c"]
          [install]
          [[library]]
          name = "%s"
          """
              .formatted(port, port.equals("zlib") ? "" : "\"zlib\"", port));
      write(
          pins.resolve("sources/" + port + ".toml"),
          """
          default = "1"
          [version."1"]
          file = "x.tar.gz"
          sha256 = "%s"
          locator = [{ url = "file:/nowhere" }]
          """
              .formatted("0".repeat(64)));
    }
    session.given("nanvix.pins", pins.toString());
  }

  private static void write(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void depend(MavenProject project, String artifactId, String type) {
    Dependency on = new Dependency();
    on.setGroupId("g");
    on.setArtifactId(artifactId);
    on.setVersion("1");
    on.setType(type);
    project.getDependencies().add(on);
  }

  private MavenProject port(String name) throws Exception {
    MavenProject project = session.project(name);
    TestSession.configure(project, "<port>" + name + "</port>");
    return project;
  }

  /** A CPython project that depends on one project, or on none. */
  private MavenProject cpython(String... dependency) throws Exception {
    MavenProject cpython = session.project("cpython");
    if (dependency.length > 0) {
      depend(cpython, dependency[0], dependency[1]);
    }
    return cpython;
  }

  private void install(String artifactId, String triple, String port, String toolchain)
      throws Exception {
    Path tree = temp.resolve("tree");
    PortRecord record =
        new PortRecord(port, "1", List.of(), triple, toolchain, List.of(), new TreeMap<>());
    Files.createDirectories(tree.resolve("share/nanvix"));
    Files.writeString(PortRecord.path(port).under(tree), record.toToml());
    Path archive = temp.resolve(artifactId + ".tar.gz");
    TarGz.write(archive, TarGz.tree(tree, new RelativePath("sysroot")), Instant.EPOCH);
    repository.put("g:" + artifactId + ":tar.gz:" + triple + ":1", archive);
  }

  /** A repository system that knows the direct dependencies, and what was installed. */
  private Object answer(Method method, Object[] arguments) throws Exception {
    if (method.getName().equals("collectDependencies")) {
      CollectRequest request = (CollectRequest) arguments[1];
      DefaultDependencyNode root = new DefaultDependencyNode((Artifact) null);
      List<DependencyNode> children = new ArrayList<>();
      request.getDependencies().forEach(one -> children.add(new DefaultDependencyNode(one)));
      root.setChildren(children);
      return new CollectResult(request).setRoot(root);
    }
    ArtifactRequest request = (ArtifactRequest) arguments[1];
    Path file = repository.get(request.getArtifact().toString());
    ArtifactResult result = new ArtifactResult(request);
    if (file == null) {
      throw new ArtifactResolutionException(List.of(result), "not there");
    }
    return result.setArtifact(
        new DefaultArtifact(request.getArtifact().toString()).setFile(file.toFile()));
  }
}
