// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.ArtifactFiles;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.source.NpmConfiguration;
import io.github.nanvix.maven.source.OfferedVersions;
import io.github.nanvix.maven.source.TestServer;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutdatedPinsTest {
  @TempDir private Path temp;
  private TestServer server;
  private Path pins;
  private boolean offline;
  private Optional<URI> mirror = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
    pins = temp.resolve("pins");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void page(String path, String... names) {
    StringBuilder page = new StringBuilder("<html><a href=\"../\">up</a> <a href='?C=N'>N</a>\n");
    for (String name : names) {
      page.append("<a href=\"" + name + "\">" + name + "</a>\n");
    }
    server.file(path, page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void pin(String name, String text) throws IOException {
    Path file = pins.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void source(String version, String... locators) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "default = \"%s\"\n\n[version.\"%s\"]\nfile = \"demo.tar.gz\"\n"
                .formatted(version, version));
    for (String locator : locators) {
      text.append("\n[[version.\"%s\".locator]]\n%s\n".formatted(version, locator));
    }
    pin("sources/demo.toml", text.toString());
  }

  private OutdatedPins.Finding finding(String name) throws IOException {
    Path scratch = Files.createDirectories(temp.resolve("scratch"));
    PinCatalog catalog = new PinCatalog(Optional.of(pins));
    OfferedVersions offered = new OfferedVersions(network(), new CommandRunner(), scratch);
    return new OutdatedPins(catalog, offered).of(List.of(name)).get(0);
  }

  private Network network() {
    ArtifactFiles artifacts =
        new ArtifactFiles() {
          @Override
          public Path resolve(String coordinates) throws IOException {
            throw new IOException("none");
          }

          @Override
          public List<String> versions(String coordinates) {
            return List.of("1.0", "1.1", "1.2-rc1", "0.9");
          }
        };
    return new Network(offline, artifacts, uri -> Proxy.NO_PROXY, mirror, List.of(), () -> npm());
  }

  private NpmConfiguration npm() {
    return NpmConfiguration.read(
        Map.of("npm_config_registry", server.uri("/npm/").toString()),
        List.of(),
        temp.resolve("home"),
        List.of());
  }

  @Test
  void whatLiesBesideAnAddressIsListed() throws IOException {
    source("1.2", "url = \"%s\"".formatted(server.uri("/pub/demo-1.2.tar.gz")));
    page(
        "/pub/",
        "demo-1.1.tar.gz",
        "demo-1.2.tar.gz",
        "demo-1.10.tar.gz",
        "/pub/demo-1.9.tar.gz",
        "demo-2.0rc1.tar.gz",
        "demo-1.11.tar.gz.asc",
        "demo-1.11-docs.zip",
        "other-3.tar.gz",
        "http://elsewhere/pub/demo-4.tar.gz",
        "not an address %%");
    OutdatedPins.Finding finding = finding("demo");
    assertThat(finding.newer()).containsExactly("1.9", "1.10");
    assertThat(finding.line()).isEqualTo("demo 1.2: newer are 1.9, 1.10");
    assertThat(finding.next().orElseThrow().places())
        .containsExactly(
            new LockRequest.Added.Place("url", server.uri("/pub/demo-1.10.tar.gz").toString()));
  }

  @Test
  void directoriesThatAreCalledByAVersionAreLookedInto() throws IOException {
    source("1.2.3", "url = \"%s\"".formatted(server.uri("/ftp/demo/1.2.3/Demo-1.2.3.tgz")));
    page("/ftp/demo/", "1.2.2/", "1.2.3/", "1.3.0/", "1.4.0/", "latest/");
    page("/ftp/demo/1.3.0/", "Demo-1.3.0.tgz", "Demo-1.3.0rc1.tgz", "Demo-9.tgz");
    // The last one has no such file yet.
    page("/ftp/demo/1.4.0/", "Demo-1.4.0rc1.tgz");
    assertThat(finding("demo").newer()).containsExactly("1.3.0");
  }

  @Test
  void directoriesOfALineOfVersionsAreLookedInto() throws IOException {
    source("1.2.3", "url = \"%s\"".formatted(server.uri("/demo/1.2/demo-1.2.3.tgz")));
    page("/demo/", "1.1/", "1.2/", "1.3/");
    page("/demo/1.2/", "demo-1.2.3.tgz", "demo-1.2.4.tgz");
    page("/demo/1.3/", "demo-1.3.0.tgz");
    assertThat(finding("demo").newer()).containsExactly("1.2.4", "1.3.0");
  }

  @Test
  void aDirectoryOfThisMachineIsListedAlsoOffline() throws IOException {
    offline = true;
    Path there = Files.createDirectories(temp.resolve("there with blank"));
    Files.createFile(there.resolve("demo-1.3.tar.gz"));
    source("1.2", "url = \"%s\"".formatted(there.resolve("demo-1.2.tar.gz").toUri()));
    assertThat(finding("demo").newer()).containsExactly("1.3");
  }

  @Test
  void whoTellsNothingIsNamedWithTheReason() throws IOException {
    source(
        "1.2",
        "url = \"%s\"".formatted(server.uri("/gone/demo-1.2.tar.gz")),
        "url = \"%s\"".formatted(server.uri("/x/demo.tar.gz")));
    OutdatedPins.Finding finding = finding("demo");
    assertThat(finding.newer()).isEmpty();
    assertThat(finding.silent().get(0)).contains("/gone/demo-1.2.tar.gz: ", "404");
    assertThat(finding.silent().get(1)).contains("does not have the version in it");
    assertThat(finding.line()).isEqualTo("demo 1.2: nothing newer is known");
    offline = true;
    assertThat(finding("demo").silent().get(0)).contains("Maven is offline");
  }

  @Test
  void aMirrorsPoolIsListed() throws IOException {
    mirror = Optional.of(server.uri("/debian"));
    source("1.2", "debian-pool = \"pool/main/d/demo/demo_1.2.orig.tar.gz\"");
    page("/debian/pool/main/d/demo/", "demo_1.3.orig.tar.gz", "demo_1.4-1_i386.deb");
    OutdatedPins.Finding finding = finding("demo");
    assertThat(finding.newer()).containsExactly("1.3");
    assertThat(finding.next().orElseThrow().places())
        .containsExactly(
            new LockRequest.Added.Place("debian-pool", "pool/main/d/demo/demo_1.3.orig.tar.gz"));
  }

  @Test
  void registriesTellTheVersionsOfPackagesAndArtifacts() throws IOException {
    server.file(
        "/npm/demo",
        """
        {"versions": {"1.0.0": {}, "1.1.0": {}, "1.2.0": {"deprecated": "no"}, "2.0.0-rc.1": {}}}
        """
            .getBytes(StandardCharsets.UTF_8));
    source("1.0.0", "npm = \"demo 1.0.0\"");
    assertThat(finding("demo").newer()).containsExactly("1.1.0");
    pin("components/part.toml", "file = \"a.jar\"\n\n[[locator]]\nmaven = \"g:a:jar:1.0\"\n");
    OutdatedPins.Finding part = finding("part");
    assertThat(part.newer()).containsExactly("1.1");
    // Only sources have several versions.
    assertThat(part.next()).isEmpty();
  }

  @Test
  void theNewestIsWrittenAsLockWritesIt() throws IOException {
    Path tree = Files.createDirectories(temp.resolve("tree"));
    Files.writeString(tree.resolve("LICENSE"), "Do as you like.\n");
    Path archive = temp.resolve("demo.tar.gz");
    TarGz.write(archive, TarGz.tree(tree, new RelativePath("demo-1.3")), Instant.EPOCH);
    server.file("/pub/demo-1.3.tar.gz", Files.readAllBytes(archive));
    page("/pub/", "demo-1.3.tar.gz");
    source("1.2", "url = \"%s\"".formatted(server.uri("/pub/demo-1.2.tar.gz")));
    LockRequest.Added added = finding("demo").next().orElseThrow();
    LockedFile file =
        new PinLock(
                new PinCatalog(Optional.of(pins)),
                pins,
                new Fetcher(network(), new CommandRunner(), new Store(temp.resolve("store"))),
                Files.createDirectories(temp.resolve("locking")))
            .run(
                new LockRequest(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(added)))
            .get(0);
    assertThat(file.after())
        .startsWith(file.before())
        .contains("default = \"1.2\"", "[version.\"1.3\"]", "license-file = \"LICENSE\"")
        .contains("url = \"" + server.uri("/pub/demo-1.3.tar.gz") + "\"");
  }
}
