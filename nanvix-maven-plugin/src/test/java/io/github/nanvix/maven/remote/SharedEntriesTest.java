// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.TreeTar;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedEntriesTest {
  @TempDir Path temp;
  private CacheServer server;
  private Machine first;
  private Machine second;

  @BeforeEach
  void start() throws IOException {
    server = new CacheServer();
    first = new Machine(temp.resolve("first"));
    second = new Machine(temp.resolve("second"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteRequest web() {
    return Machine.open(Machine.web(server));
  }

  @Test
  void whatOneMachineHasMadeTheOtherTakesWithAllThatIsInIt() throws Exception {
    Path made = first.build(web(), "one").tree();

    StoreEntry entry = second.build(web(), "one");

    assertThat(second.made()).isZero();
    assertThat(entry.reused()).isTrue();
    Path tree = entry.tree();
    assertThat(tree.resolve("file")).hasContent("one");
    assertThat(Files.getLastModifiedTime(tree.resolve("file")).toInstant())
        .isEqualTo(Machine.Sample.OLD);
    assertThat(tree.resolve("directory/empty")).isEmptyDirectory();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(tree.resolve("directory/program ü"))))
        .isEqualTo("r-xr-x---");
    assertThat(Files.readSymbolicLink(tree.resolve("directory/link"))).hasToString("../file");
    assertThat(Files.readSymbolicLink(tree.resolve("dangling"))).hasToString("nowhere");
    for (String file : List.of("inputs.txt", "manifest.txt")) {
      assertThat(tree.resolveSibling(file)).hasSameTextualContentAs(made.resolveSibling(file));
    }
    assertThat(second.root().resolve("tmp")).isEmptyDirectory();
    assertThat(first.root().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aDirectoryServesAsWellAndIsLaidOutAsTheWebServer() throws Exception {
    Path shared = Files.createDirectory(temp.resolve("shared"));
    first.build(Machine.open(RemoteStores.directory(shared)), "one");
    second.build(Machine.open(RemoteStores.directory(shared)), "one");
    assertThat(second.made()).isZero();

    Machine third = new Machine(temp.resolve("third"));
    third.build(web(), "one");
    List<String> served =
        server.files().keySet().stream().filter(name -> name.contains("/ac/")).toList();
    assertThat(served).hasSize(1);
    assertThat(shared.resolve(served.get(0).substring("/cache/".length()))).isRegularFile();
  }

  @Test
  void whoOnlyReadsPublishesNothing() {
    first.build(
        new RemoteRequest(Machine.web(server), Optional.empty(), false, Optional.empty()), "one");
    assertThat(server.files()).isEmpty();
  }

  @Test
  void otherBytesUnderADigestAreNotTakenAndTheRightOnesPublishedAgain() throws Exception {
    first.build(web(), "one");
    server.files().replaceAll((name, bytes) -> name.contains("/cas/") ? flipped(bytes) : bytes);
    assertThat(second.build(web(), "one").file("file")).hasContent("one");
    assertThat(second.warnings())
        .singleElement()
        .asString()
        .contains("is not taken: its manifest.txt is sha256:");
    assertThat(second.made()).isEqualTo(1);

    Machine third = new Machine(temp.resolve("third"));
    third.build(web(), "one");
    assertThat(third.made()).isZero();
  }

  @Test
  void aTreeThatIsNotWhatTheManifestSaysIsNotTaken() throws Exception {
    first.build(web(), "one");
    first.build(web(), "two");
    // The server says that the one entry has the other's tree, with digests that are right.
    Map<String, ActionResult> results = results();
    assertThat(results).hasSize(2);
    List<ActionResult> both = List.copyOf(results.values());
    both.get(0).files().put(RemoteStore.TREE, both.get(1).files().get(RemoteStore.TREE));
    publish(results);
    second.build(web(), "one");
    second.build(web(), "two");
    assertThat(second.warnings())
        .singleElement()
        .asString()
        .contains("its tree is not what its manifest says: \"file\"");
    assertThat(second.made()).isEqualTo(1);
  }

  @Test
  void aServerThatForgetsIsAskedAndGetsItAgain() {
    first.build(web(), "one");
    server.files().keySet().removeIf(name -> name.contains("/cas/"));
    second.build(web(), "one");
    assertThat(second.made()).isEqualTo(1);
    Machine third = new Machine(temp.resolve("third"));
    third.build(web(), "one");
    assertThat(third.made()).isZero();
  }

  @Test
  void aServerThatStopsInTheMiddleOrIsFullOrAnswersNonsenseCostsNoBuild() throws Exception {
    first.build(web(), "one");
    server.breaksOff();
    assertThat(second.build(web(), "one").file("file")).hasContent("one");

    try (CacheServer full = new CacheServer()) {
      full.isFull();
      Machine third = new Machine(temp.resolve("third"));
      third.build(Machine.open(Machine.web(full)), "one");
      assertThat(third.warnings())
          .singleElement()
          .asString()
          .contains("Nothing more is published to " + full.uri())
          .contains("it answered with HTTP status 507");
    }
    try (CacheServer nonsense = new CacheServer()) {
      first = new Machine(temp.resolve("fourth"));
      first.build(Machine.open(Machine.web(nonsense)), "one");
      nonsense.answers(bytes -> "<html>".getBytes(StandardCharsets.UTF_8));
      Machine fifth = new Machine(temp.resolve("fifth"));
      assertThat(fifth.build(Machine.open(Machine.web(nonsense)), "one").file("file"))
          .hasContent("one");
    }
  }

  @Test
  void aServerThatIsNotThereIsGivenUpAfterThreeFaults() throws Exception {
    RemoteRequest gone = web();
    server.close();
    List<String> warnings = new ArrayList<>();
    SharedEntries entries =
        new SharedEntries(
            gone.store(), Optional.empty(), Optional.empty(), () -> temp, warnings::add);
    Path tree = Files.createDirectory(temp.resolve("tree"));
    for (int i = 0; i < 5; i++) {
      Inputs inputs = new Inputs().with("step", "sample " + i);
      assertThat(entries.bring("sample", inputs, "sample", tree)).isEmpty();
    }
    assertThat(warnings)
        .singleElement()
        .asString()
        .endsWith("is not asked any more in this build: Connection refused.");
  }

  @Test
  void aServerThatSendsDropByDropIsLeft() throws Exception {
    first.build(web(), "one");
    server.drips();
    assertThat(second.build(web(), "one").file("file")).hasContent("one");
    assertThat(second.made()).isEqualTo(1);
  }

  @Test
  void aPipeInTheDirectoryIsNotWaitedFor() throws Exception {
    Path shared = Files.createDirectory(temp.resolve("shared"));
    RemoteRequest directory = Machine.open(RemoteStores.directory(shared));
    first.build(directory, "one");
    try (var blobs = Files.list(shared.resolve("cas"))) {
      for (Path blob : blobs.toList()) {
        Files.delete(blob);
        assertThat(new ProcessBuilder("mkfifo", blob.toString()).start().waitFor()).isZero();
      }
    }
    assertThat(second.build(directory, "one").file("file")).hasContent("one");
    assertThat(second.warnings()).singleElement().asString().contains("is no regular file");
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    first.build(web(), "one");
    Map<String, ActionResult> results = results();
    byte[] bomb = bomb(64 << 20);
    String name = "/cache/cas/" + Sha256.of(bomb).hex();
    server.files().put(name, bomb);
    ActionResult result = results.values().iterator().next();
    result.files().put(RemoteStore.TREE, new ActionResult.Blob(Sha256.of(bomb), bomb.length));
    publish(results);
    assertThat(second.build(web(), "one").file("file")).hasContent("one");
    assertThat(second.warnings())
        .singleElement()
        .asString()
        .contains("its tree cannot be unpacked")
        .contains("exceeds the limit");
  }

  @Test
  void withKeysOnlyWhatOneOfThemHasSignedForThisEntryIsTaken() throws Exception {
    KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair foreign = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    TrustedKeys keys = new TrustedKeys(List.of(ours.getPublic()));
    RemoteRequest signing =
        new RemoteRequest(
            Machine.web(server),
            Optional.of(keys),
            true,
            Optional.of(new SigningKey(ours.getPrivate())));
    RemoteRequest reading =
        new RemoteRequest(Machine.web(server), Optional.of(keys), false, Optional.empty());

    first.build(signing, "one");
    first.build(signing, "two");
    second.build(reading, "one");
    assertThat(second.made()).isZero();

    // Another entry's manifest, tree and signature under this fingerprint.
    Map<String, ActionResult> results = results();
    List<String> names = List.copyOf(results.keySet());
    publish(
        Map.of(names.get(0), results.get(names.get(1)), names.get(1), results.get(names.get(0))));
    Machine third = new Machine(temp.resolve("third"));
    assertThat(third.build(reading, "one").file("file")).hasContent("one");
    assertThat(third.warnings())
        .singleElement()
        .asString()
        .contains("none of the trusted keys has signed this manifest");

    server.files().clear();
    first = new Machine(temp.resolve("unsigned"));
    first.build(web(), "one");
    Machine fourth = new Machine(temp.resolve("fourth"));
    fourth.build(reading, "one");
    assertThat(fourth.warnings()).singleElement().asString().contains("nobody has signed it");

    server.files().clear();
    first = new Machine(temp.resolve("foreign"));
    first.build(
        new RemoteRequest(
            Machine.web(server),
            Optional.empty(),
            true,
            Optional.of(new SigningKey(foreign.getPrivate()))),
        "one");
    Machine fifth = new Machine(temp.resolve("fifth"));
    fifth.build(reading, "one");
    assertThat(List.of(third.made(), fourth.made(), fifth.made())).containsOnly(1);
  }

  @Test
  void credentialsGoWithEachRequest() {
    server.asksFor("Basic dTpw");
    RemoteRequest request =
        Machine.open(Machine.web(server, Map.of("Authorization", "Basic dTpw")));
    first.build(request, "one");
    second.build(request, "one");
    assertThat(second.made()).isZero();
  }

  private Map<String, ActionResult> results() throws IOException {
    Map<String, ActionResult> results = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : server.files().entrySet()) {
      if (file.getKey().contains("/ac/")) {
        results.put(file.getKey(), ActionResult.decode(file.getValue()));
      }
    }
    return results;
  }

  private void publish(Map<String, ActionResult> results) {
    results.forEach((name, result) -> server.files().put(name, result.encode()));
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 1;
    return other;
  }

  private byte[] bomb(int size) throws IOException {
    Path tree = Files.createDirectories(temp.resolve("bomb"));
    Files.write(tree.resolve("zeros"), new byte[size]);
    Path file = temp.resolve("bomb.tar.gz");
    TreeTar.write(tree, file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Files.copy(file, out);
    return out.toByteArray();
  }
}
