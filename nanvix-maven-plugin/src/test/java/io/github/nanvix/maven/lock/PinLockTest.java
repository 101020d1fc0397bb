// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.TestServer;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinLockTest {
  private static final Sha256 TERMS = Sha256.of("Do as you like.\n");
  private static final String DEMO =
      """
      # ours
      default = "1"

      [version."1"]
      file = "demo.tar.gz"

      [[version."1".locator]]
      url = "%s"

      [[version."1".locator]]
      url = "%s"
      """;

  @TempDir private Path temp;
  private TestServer server;
  private Path archive;
  private Path pins;

  @BeforeEach
  void putAnArchiveThere() throws IOException {
    pins = temp.resolve("pins");
    archive = pack("Do as you like.\n");
    server = new TestServer();
    server.file("/demo.tar.gz", Files.readAllBytes(archive));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path pack(String terms) throws IOException {
    Path tree = Files.createTempDirectory(temp, "tree");
    Files.createDirectories(tree.resolve("doc"));
    Files.writeString(tree.resolve("configure"), "#!/bin/sh\n");
    Files.writeString(tree.resolve("COPYING.LIB"), "other terms\n");
    Files.writeString(tree.resolve("doc/LICENSE"), "of the documentation\n");
    Files.writeString(tree.resolve("LICENSE"), terms);
    Path file = Files.createTempFile(temp, "demo", ".tar.gz");
    TarGz.write(file, TarGz.tree(tree, new RelativePath("demo-1")), Instant.EPOCH);
    return file;
  }

  private void pin(String name, String text) throws IOException {
    Path file = pins.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String locked() throws IOException {
    return "sha256 = \"%s\"\nsize = %d\nlicense-file = \"LICENSE\"\nlicense-sha256 = \"%s\"\n"
        .formatted(Sha256.ofFile(archive).hex(), Files.size(archive), TERMS.hex());
  }

  private static LockRequest all() {
    return new LockRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static LockRequest update(String name) {
    return new LockRequest(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
  }

  private List<LockedFile> lock(LockRequest request) throws IOException {
    return lock(request, false);
  }

  private List<LockedFile> lock(LockRequest request, boolean offline) throws IOException {
    Path scratch = Files.createDirectories(temp.resolve("scratch"));
    try {
      return new PinLock(
              new PinCatalog(Optional.of(pins)),
              pins,
              new Fetcher(network(offline), new CommandRunner(), new Store(temp.resolve("store"))),
              scratch)
          .run(request);
    } finally {
      assertThat(Trees.files(scratch)).isEmpty();
    }
  }

  private static Network network(boolean offline) {
    return new Network(
        offline,
        coordinates -> {
          throw new IOException("not in the repository");
        },
        uri -> Proxy.NO_PROXY,
        Optional.empty(),
        List.of());
  }

  private String demo() {
    return DEMO.formatted(server.uri("/demo.tar.gz"), archive.toUri());
  }

  @Test
  void whatIsMissingIsWrittenBelowTheFilesNameAndAllElseStays() throws IOException {
    pin("sources/demo.toml", demo());
    pin("recipes/demo.toml", "no pin");

    List<LockedFile> files = lock(all());

    assertThat(files).extracting(LockedFile::name).containsExactly("sources/demo.toml");
    assertThat(files.get(0).after())
        .isEqualTo(demo().replace("\"demo.tar.gz\"\n", "\"demo.tar.gz\"\n" + locked()));
    assertThat(files.get(0).lines())
        .containsExactly("demo 1: " + locked().strip().replace("\n", ", "));
    assertThat(pins.resolve("sources/demo.toml")).hasContent(demo());
    pin("sources/demo.toml", files.get(0).after());
    assertThat(lock(all())).isEmpty();
  }

  @Test
  void aComponentIsReadFromItsRoot() throws IOException {
    pin(
        "components/tools.toml",
        "file = \"demo.tar.gz\"\n[[locator]]\nurl = \"" + archive.toUri() + "\"\n");
    pin("components/here.toml", "kind = \"directory\"\npath = \"/opt\"\n");

    assertThat(lock(all(), true))
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.after())
                    .startsWith(
                        "file = \"demo.tar.gz\"\n"
                            + locked().replace("\"LICENSE\"", "\"demo-1/LICENSE\"")));
  }

  @Test
  void onlyThePartOfAnArchiveThatIsTheSourceIsLookedThroughForTerms() throws IOException {
    String part = demo().replace("\"demo.tar.gz\"\n", "\"demo.tar.gz\"\ndirectory = \"doc\"\n");
    pin("sources/demo.toml", part);

    assertThat(lock(all()).get(0).after())
        .contains("license-file = \"LICENSE\"\n")
        .contains("license-sha256 = \"" + Sha256.of("of the documentation\n").hex() + "\"\n");

    pin("sources/demo.toml", part.replace("\"doc\"", "\"src\""));
    assertThatThrownBy(() -> lock(all()))
        .hasMessageContaining("directory\" in \"sources/demo.toml\"")
        .hasMessageContaining("is not in the archive");
  }

  @Test
  void termsThatAreAPinFileAreNotLookedForInTheArchive() throws IOException {
    pin(
        "sources/demo.toml",
        demo()
            .replace(
                "\"demo.tar.gz\"\n", "\"demo.tar.gz\"\nlicense-text = \"sources/demo/LICENSE\"\n"));

    String after = lock(all()).get(0).after();

    assertThat(after).contains("sha256 = ").doesNotContain("license-file");
    pin("sources/demo.toml", after);
    assertThat(lock(all())).isEmpty();
  }

  @Test
  void whatIsLockedIsThereForTheNextBuildWhichMayBeOffline() throws IOException {
    pin("sources/demo.toml", DEMO.formatted(server.uri("/demo.tar.gz"), server.uri("/none")));

    pin("sources/demo.toml", lock(all()).get(0).after());

    Store store = new Store(temp.resolve("store"));
    Fetcher offline = new Fetcher(network(true), new CommandRunner(), store);
    SourceCatalog catalog = new SourceCatalog(new PinCatalog(Optional.of(pins)), store, offline);
    assertThat(
            catalog
                .provide(
                    new SourceCatalog.Request(
                        "demo", Optional.empty(), Optional.empty(), List.of()))
                .entry()
                .file("configure"))
        .exists();
  }

  @Test
  void aValueThatIsThereIsAnErrorWhereItDiffersUnlessItMayBeReplaced() throws IOException {
    String wrong = "0".repeat(64);
    String text =
        demo().replace("\"demo.tar.gz\"\n", "\"demo.tar.gz\"\nsha256 = \"" + wrong + "\" # no\n");
    pin("sources/demo.toml", text);

    assertThatThrownBy(() -> lock(all()))
        .hasMessage(
            "\"sha256\" of demo 1 in sources/demo.toml (line 6) is wrong: expected "
                + wrong
                + ", got "
                + Sha256.ofFile(archive).hex()
                + ". Believe the pin until you know better; -Dnanvix.lock.update=demo replaces it.");
    assertThat(lock(update("demo")).get(0).after())
        .contains("sha256 = \"" + Sha256.ofFile(archive).hex() + "\" # no\n")
        .doesNotContain(wrong);
    assertThatThrownBy(() -> lock(update("other"))).hasMessageContaining("is wrong: expected");
  }

  @Test
  void placesThatDisagreeAreBothNamed() throws IOException {
    Path other = pack("Pay.\n");
    pin("sources/demo.toml", DEMO.formatted(server.uri("/demo.tar.gz"), other.toUri()));

    assertThatThrownBy(() -> lock(all()))
        .hasMessageContaining("Two places have different bytes for \"demo.tar.gz\": ")
        .hasMessageContaining(server.uri("/demo.tar.gz") + " has " + Sha256.ofFile(archive))
        .hasMessageContaining(other.toUri() + " has " + Sha256.ofFile(other));
  }

  @Test
  void aPlaceWithADigestOfItsOwnIsComparedWithThat() throws IOException {
    Path other = pack("Pay.\n");
    String text = DEMO.formatted(server.uri("/demo.tar.gz"), other.toUri());
    pin("sources/demo.toml", text + "sha256 = \"" + Sha256.ofFile(other).hex() + "\"\n");

    assertThat(lock(all()).get(0).after()).contains(locked());

    pin("sources/demo.toml", text + "sha256 = \"" + "0".repeat(64) + "\"\n");
    assertThatThrownBy(() -> lock(all()))
        .hasMessageContaining("Digest of what " + other.toUri() + " has is wrong")
        .hasMessageContaining("sources/demo.toml (line 12)");
  }

  @Test
  void aSilentPlaceIsPassedOverAndOnlySilenceIsAnError() throws IOException {
    pin("sources/demo.toml", DEMO.formatted(server.uri("/none"), archive.toUri()));
    assertThat(lock(all()).get(0).after()).contains(locked());

    pin("sources/demo.toml", DEMO.formatted(server.uri("/none"), server.uri("/neither")));
    assertThatThrownBy(() -> lock(all()))
        .hasMessageContaining("No place has \"demo.tar.gz\" (demo 1): ")
        .hasMessageContaining("HTTP status 404")
        .hasMessageContaining("sources/demo.toml (line 5)");
  }

  @Test
  void offlineNothingElsewhereIsAsked() throws IOException {
    pin("sources/demo.toml", demo());

    assertThatThrownBy(() -> lock(all(), true))
        .hasMessageContaining("Maven is offline. Run without -o");
  }

  @Test
  void aNewSourceIsWrittenWholeAndAKnownOneKeepsWhatItHas() throws IOException {
    String text = lock(added("demo", "1")).get(0).after();

    assertThat(text)
        .isEqualTo(
            """
            default = "1"

            [version."1"]
            file = "demo.tar.gz"
            %s
            [[version."1".locator]]
            url = "%s"
            """
                .formatted(locked(), server.uri("/demo.tar.gz")));
    pin("sources/demo.toml", text);
    assertThat(lock(added("demo", "2")).get(0).after()).startsWith(text + "\n[version.\"2\"]\n");
    assertThatThrownBy(() -> lock(added("demo", "1")))
        .hasMessageContaining("Version \"1\" of \"demo\" is pinned already.");
    assertThat(lock(added("libffi", "9")).get(0).after())
        .contains("[version.\"3.4.4\"]", "[version.\"9\"]");
    assertThatThrownBy(() -> added("../demo", "1")).hasMessageContaining("cannot be pinned");
  }

  private LockRequest added(String name, String version) {
    URI url = server.uri("/demo.tar.gz");
    return new LockRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new LockRequest.Added(name, version, url)));
  }

  @Test
  void aNameThatNobodyPinsIsRefused() {
    assertThatThrownBy(
            () ->
                lock(
                    new LockRequest(
                        Optional.of("demo"), Optional.of("7"), Optional.empty(), Optional.empty())))
        .hasMessageContaining("pins \"demo:7\"");
  }
}
