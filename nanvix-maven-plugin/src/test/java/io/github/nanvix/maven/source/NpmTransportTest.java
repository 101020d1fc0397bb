// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.TomlFile;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmTransportTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;
  private Path work;
  private TestServer registry;
  private TestServer elsewhere;

  @BeforeEach
  void start() throws IOException {
    work = Files.createDirectories(temp.resolve("work"));
    registry = new TestServer();
    elsewhere = new TestServer();
  }

  @AfterEach
  void stop() {
    registry.close();
    elsewhere.close();
  }

  private void document(String path, String version, URI tarball) {
    registry.file(
        path,
        "{\"versions\": {\"%s\": {\"dist\": {\"tarball\": \"%s\"}}}}"
            .formatted(version, tarball)
            .getBytes(StandardCharsets.UTF_8));
  }

  private Path fetch(String npm, String... settings) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return fetch(npm, new NpmConfiguration(all, Map.of(), List.of(temp.resolve(".npmrc"))), false);
  }

  private Path fetch(String npm, NpmConfiguration configuration, boolean offline) {
    Network network =
        new Network(
            offline,
            coordinates -> temp,
            uri -> Proxy.NO_PROXY,
            Optional.empty(),
            List.of(temp.resolve("bin")),
            () -> configuration);
    String text =
        "file = \"f.tgz\"\nsha256 = \"%s\"\n[[locator]]\nnpm = \"%s\"\n"
            .formatted(Sha256.of(CONTENT).hex(), npm);
    return new Fetcher(network, new CommandRunner())
        .fetch(PinnedFile.from(TomlFile.parse("pin.toml", text)), work);
  }

  private String root() {
    return registry.uri("/npm/").toString();
  }

  @Test
  void theRegistrySaysWhereTheArchiveIs() {
    document("/npm/demo", "1.2.3", registry.uri("/files/d.tgz"));
    registry.file("/files/d.tgz", CONTENT);

    assertThat(fetch("demo 1.2.3", "registry", root()))
        .hasBinaryContent(CONTENT)
        .hasFileName("f.tgz");
    assertThat(registry.requests()).containsExactly("/npm/demo", "/files/d.tgz");
  }

  @Test
  void whereItDoesNotTheArchiveIsAtItsConventionalPlace() {
    registry.file("/npm/demo/-/demo-1.2.3.tgz", CONTENT);

    assertThat(fetch("demo 1.2.3", "registry", root())).hasBinaryContent(CONTENT);
  }

  @Test
  void aMirrorIsAskedBeforeTheHostThatItsDocumentNames() {
    document("/npm/demo", "1.2.3", elsewhere.uri("/demo.tgz"));
    registry.file("/npm/demo/-/demo-1.2.3.tgz", CONTENT);
    elsewhere.file("/demo.tgz", CONTENT);

    assertThat(fetch("demo 1.2.3", "registry", root())).hasBinaryContent(CONTENT);
    assertThat(elsewhere.requests()).isEmpty();

    document("/npm/other", "1.2.3", elsewhere.uri("/demo.tgz"));
    assertThat(fetch("other 1.2.3", "registry", root())).hasBinaryContent(CONTENT);
    assertThat(elsewhere.requests()).containsExactly("/demo.tgz");
  }

  @Test
  void aPackageOfAScopeComesFromItsScopesRegistry() {
    registry.file("/npm/@demo/f/-/f-1.0.0.tgz", CONTENT);

    assertThat(
            fetch(
                "@demo/f 1.0.0",
                "registry",
                elsewhere.uri("/").toString(),
                "@demo:registry",
                root()))
        .hasBinaryContent(CONTENT);
    assertThat(registry.requests()).containsExactly("/npm/@demo%2ff", "/npm/@demo/f/-/f-1.0.0.tgz");
  }

  @Test
  void noOtherHostLearnsTheToken() {
    document("/npm/demo", "1.2.3", registry.uri("/npm/demo/-/demo-1.2.3.tgz"));
    registry.redirection("/npm/demo/-/demo-1.2.3.tgz", 302, elsewhere.uri("/d").toString());
    elsewhere.file("/d", CONTENT);
    String place = "//" + registry.uri("/").getAuthority() + "/npm/:_authToken";

    fetch("demo 1.2.3", "registry", root(), place, "secret");

    assertThat(registry.authorizations()).containsExactly("Bearer secret", "Bearer secret");
    assertThat(elsewhere.authorizations()).containsExactly("");
  }

  @Test
  void otherBytesAreAnErrorAtOnce() {
    registry.file("/npm/demo/-/demo-1.2.3.tgz", "CONTENT".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> fetch("demo 1.2.3", "registry", root()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Digest of \"f.tgz\" is wrong")
        .hasMessageContaining("from package demo 1.2.3 of npm.");
  }

  @Test
  void aVersionThatThereIsNotIsNamed() {
    document("/npm/demo", "1.2.4", registry.uri("/d"));

    assertThatThrownBy(() -> fetch("demo 1.2.3", "registry", root()))
        .hasMessageContaining(
            "package demo 1.2.3 of npm: "
                + registry.uri("/npm/demo")
                + ": it knows no version 1.2.3 of this package; "
                + registry.uri("/npm/demo/-/demo-1.2.3.tgz")
                + ": it answered with HTTP status 404");
  }

  @Test
  void withoutAnyConfigurationTheMessageSaysWhatIsMissing() {
    assertThatThrownBy(() -> fetch("demo 1.2.3"))
        .hasMessageContaining("package demo 1.2.3 of npm: no registry is configured for npm")
        .hasMessageContaining("the variable npm_config_registry")
        .hasMessageContaining("\"registry=\" of [" + temp.resolve(".npmrc") + "]");
  }

  @Test
  void npmItselfIsAskedForTheRegistryThatNoFileNames() throws IOException {
    Path program = temp.resolve("bin/npm");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\necho \"" + root() + "\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    registry.file("/npm/demo/-/demo-1.2.3.tgz", CONTENT);

    assertThat(fetch("demo 1.2.3")).hasBinaryContent(CONTENT);

    Files.writeString(program, "#!/bin/sh\necho broken >&2\nexit 1\n");
    assertThatThrownBy(() -> fetch("demo 1.2.3"))
        .hasMessageContaining("config get registry\" says \"broken\"");
  }

  @Test
  void offlineTheRegistryIsNotAsked() {
    NpmConfiguration npm = new NpmConfiguration(Map.of("registry", root()), Map.of(), List.of());

    assertThatThrownBy(() -> fetch("demo 1.2.3", npm, true))
        .hasMessageContaining("package demo 1.2.3 of npm: not asked, Maven is offline");
    assertThat(registry.requests()).isEmpty();
  }
}
