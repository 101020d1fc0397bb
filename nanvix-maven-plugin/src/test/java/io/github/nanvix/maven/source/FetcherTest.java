// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final Sha256 DIGEST = Sha256.of(CONTENT);

  @TempDir Path dir;
  @TempDir Path repository;
  private TestServer server = start();

  private static TestServer start() {
    try {
      return new TestServer();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void putAFileThere() {
    server.file("/good", CONTENT).file("/bad", "CONTENT".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void takesTheSecondPlaceWhenTheFirstFails() {
    Path file = fetch(pin(url("/none"), url("/good"), url("/bad")));

    assertThat(file).hasBinaryContent(CONTENT).hasFileName("f.tar.gz");
    assertThat(server.requests()).containsExactly("/none", "/good");
  }

  @Test
  void saysWhatWasWrongWithEachPlace() {
    BuildException failure =
        catchThrowableOfType(
            BuildException.class, () -> fetch(pin(url("/none"), "maven = \"g:a:jar:1\"")));

    assertThat(failure)
        .hasMessage(
            "\"f.tar.gz\" cannot be fetched: "
                + server.uri("/none")
                + ": it answered with HTTP status 404; Maven artifact g:a:jar:1: not in the"
                + " repository. Check the network and the proxy settings, then run again.");
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);
  }

  @Test
  void wrongBytesAreAnErrorWhereNoPlaceHasTheRightOnes() {
    BuildException failure =
        catchThrowableOfType(BuildException.class, () -> fetch(pin(url("/bad"), url("/none"))));

    assertThat(failure)
        .hasMessage(
            "Digest of \"f.tar.gz\" is wrong: expected "
                + DIGEST
                + ", got "
                + Sha256.of("CONTENT")
                + ", from "
                + server.uri("/bad")
                + ". Ask that place for the right file, or correct sha256 in pin.toml (line 2).");
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.INPUT);
    assertThat(server.requests()).containsExactly("/bad", "/none");
    assertThat(fetch(pin(url("/bad"), url("/good")))).hasContent("content");
  }

  @Test
  void eachPlaceIsHeldToItsOwnDigestAndSize() {
    Path file =
        fetch(
            pin(
                "url = \"file:///none\"",
                "url = \""
                    + server.uri("/bad")
                    + "\"\nsha256 = \""
                    + Sha256.of("CONTENT").hex()
                    + "\"\nsize = 7"));

    assertThat(file).hasContent("CONTENT");
    assertThatThrownBy(
            () -> fetch(pin(url("/good") + "\nsha256 = \"" + Sha256.of("x").hex() + "\"")))
        .hasMessageContaining("expected " + Sha256.of("x"))
        .hasMessageContaining("correct sha256 in pin.toml (line 5)");
  }

  @Test
  void anotherSizeThanPinnedIsAPlaceThatBrokeOff() throws IOException {
    Path artifact = Files.write(repository.resolve("g-a-2.jar"), CONTENT);
    String head = "size = 8\n";

    assertThatThrownBy(() -> fetch(pinWith(head, url("/good"), "maven = \"g:a:jar:2\"")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("/good: truncated: expected 8 bytes, got 7 bytes;")
        .hasMessageContaining("g:a:jar:2: truncated or replaced: expected 8 bytes, got 7 bytes.");
    assertThat(artifact).exists();
  }

  @Test
  void aMavenArtifactIsUsedWhereItLies() throws IOException {
    Path artifact = Files.write(repository.resolve("g-a-2.jar"), CONTENT);

    assertThat(fetch(pin("maven = \"g:a:jar:2\""))).isEqualTo(artifact);
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aWrongMavenArtifactIsToBeDeleted() throws IOException {
    Path artifact = Files.writeString(repository.resolve("g-a-2.jar"), "other");

    assertThatThrownBy(() -> fetch(pin("maven = \"g:a:jar:2\"")))
        .hasMessageContaining("from Maven artifact g:a:jar:2. Delete \"" + artifact + "\", or");
  }

  @Test
  void offlineOnlyWhatIsOnThisMachineIsAsked() throws IOException {
    Path artifact = Files.write(repository.resolve("g-a-2.jar"), CONTENT);
    Path here = Files.write(repository.resolve("here"), CONTENT);

    assertThat(fetch(offline(""), pin(url("/good"), "maven = \"g:a:jar:2\""))).isEqualTo(artifact);
    assertThat(fetch(offline(""), pin("url = \"" + here.toUri() + "\""))).hasBinaryContent(CONTENT);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void offlineTheMessageSaysSo() {
    assertThatThrownBy(() -> fetch(offline(""), pin(url("/good"), "debian-pool = \"pool/f\"")))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "\"f.tar.gz\" cannot be fetched: "
                + server.uri("/good")
                + ": not asked, Maven is offline; the Debian mirror of this machine (f): not asked,"
                + " Maven is offline. Run once without -o; afterwards everything is in the store.");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aDebianMirrorMayBeGiven() {
    server.file("/debian/pool/main/f/f_1.0+dfsg~rc1.tar.gz", CONTENT);

    assertThat(
            fetch(
                network(false, server.uri("/debian").toString()),
                pin("debian-pool = \"pool/main/f/f_1.0+dfsg~rc1.tar.gz\"")))
        .hasBinaryContent(CONTENT)
        .hasFileName("f.tar.gz");
  }

  @Test
  void aDebianMirrorOnThisMachineWorksOffline() throws IOException {
    Files.createDirectories(repository.resolve("pool"));
    Files.write(repository.resolve("pool/f"), CONTENT);

    assertThat(fetch(offline("file:" + repository), pin("debian-pool = \"pool/f\"")))
        .hasBinaryContent(CONTENT);
  }

  @Test
  void anAssetIsFetchedFromWhereTheLockFileSays() {
    LockedAssets lock = name -> server.uri("/good").resolve("#" + name);

    assertThat(fetch(network(false, "").with(lock), pin("nanvix-asset = \"f\"")))
        .hasBinaryContent(CONTENT);
    assertThatThrownBy(() -> fetch(offline("").with(lock), pin("nanvix-asset = \"f\"")))
        .hasMessageContaining("asset \"f\" of nanvix.lock: not asked, Maven is offline");
  }

  @Test
  void anAssetOfAProjectWithoutALockFileIsRefused() {
    assertThatThrownBy(() -> fetch(pin("nanvix-asset = \"f\"")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("asset \"f\" of nanvix.lock, and the project has none")
        .hasMessageContaining("-Dnanvix.manifest=FILE");
  }

  @Test
  void aFullDiskIsNoFaultOfThePlaces() {
    ArtifactFiles full =
        coordinates -> {
          throw new IOException("g-a.jar.part: No space left on device");
        };
    Network network = new Network(false, full, uri -> Proxy.NO_PROXY, Optional.empty(), List.of());

    assertThatThrownBy(() -> fetch(network, pin("maven = \"g:a:jar:1\"", url("/good"))))
        .hasMessageStartingWith(
            "No space left on the device of \"" + dir + "\" while trying to fetch")
        .hasMessageContaining("fetch \"f.tar.gz\". ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aMirrorIsAskedInThePlaceOfAnAddressWithItsCredentials() {
    Network mirrored =
        network(false, "")
            .with(
                Mirrors.of(
                    List.of("https://nowhere.invalid/ = " + server.uri("/")),
                    mirror -> Map.of("Authorization", "Basic dTpw")));

    assertThat(fetch(mirrored, pin("url = \"https://nowhere.invalid/good\"")))
        .hasBinaryContent(CONTENT);
    assertThat(server.requests()).containsExactly("/good");
    assertThat(server.authorizations()).containsExactly("Basic dTpw");
    assertThatThrownBy(() -> fetch(mirrored, pin("url = \"https://nowhere.invalid/none\"")))
        .hasMessageContaining(
            "https://nowhere.invalid/none (asked at its mirror " + server.uri("/none") + "): ");
  }

  @Test
  void aFailureWithoutAMessageIsNamedByItsKind() {
    ArtifactFiles broken =
        coordinates -> {
          throw new java.io.EOFException();
        };
    Network network =
        new Network(false, broken, uri -> Proxy.NO_PROXY, Optional.empty(), List.of());

    assertThatThrownBy(() -> fetch(network, pin("maven = \"g:a:jar:1\"")))
        .hasMessageContaining("g:a:jar:1: EOFException.");
  }

  private Path fetch(PinnedFile pin) {
    return fetch(network(false, ""), pin);
  }

  private Path fetch(Network network, PinnedFile pin) {
    return new Fetcher(network, new CommandRunner()).fetch(pin, dir);
  }

  private Network offline(String mirror) {
    return network(true, mirror);
  }

  private Network network(boolean offline, String mirror) {
    return new Network(
        offline,
        this::artifact,
        uri -> Proxy.NO_PROXY,
        Optional.of(mirror).filter(text -> !text.isEmpty()).map(URI::create),
        List.of());
  }

  private Path artifact(String coordinates) throws IOException {
    String[] parts = coordinates.split(":");
    Path file = repository.resolve(parts[0] + "-" + parts[1] + "-" + parts[3] + "." + parts[2]);
    if (!Files.exists(file)) {
      throw new IOException("not in the repository");
    }
    return file;
  }

  private String url(String path) {
    return "url = \"" + server.uri(path) + "\"";
  }

  private static PinnedFile pin(String... locators) {
    return pinWith("", locators);
  }

  private static PinnedFile pinWith(String more, String... locators) {
    StringBuilder text = new StringBuilder("file = \"f.tar.gz\"\nsha256 = \"" + DIGEST.hex());
    text.append("\"\n").append(more);
    for (String locator : locators) {
      text.append("[[locator]]\n").append(locator).append('\n');
    }
    return PinnedFile.from(TomlFile.parse("pin.toml", text.toString()));
  }
}
