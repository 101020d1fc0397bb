// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that are given for a store and are none. */
class StorePlaceTest {
  private static final String FINGERPRINT =
      "0000000000000000000000000000000000000000000000000000000000000000";

  @TempDir private Path dir;

  @BeforeEach
  void layOut() throws IOException {
    Files.writeString(dir.resolve("file"), "mine");
    Files.createSymbolicLink(dir.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(dir.resolve("to-file"), Path.of("file"));
    Files.createSymbolicLink(dir.resolve("loop"), Path.of("loop"));
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        argumentSet("a file", "file", "is no directory"),
        argumentSet("below a file", "file/store", "cannot be made in \""),
        argumentSet("a dangling link", "dangling", "link to \"nowhere\""),
        argumentSet("below a dangling link", "dangling/store", "cannot be made in \""),
        argumentSet("a link to a file", "to-file", "is no directory"),
        argumentSet("a link to itself", "loop", "link to \"loop\""),
        argumentSet("a device", "/dev/null", "is no directory"),
        argumentSet("where nothing can be made", "/proc/x", "cannot be made in \"/proc\""),
        argumentSet("deep where nothing can be made", "/proc/x/y", "cannot be made in \"/proc\""));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void cleaningUpNamesThePathAndWhatItIs(String place, String why) {
    assertRefused(() -> clean(dir.resolve(place)), place, why);
    assertThat(dir.resolve("file")).hasContent("mine");
    assertThat(dir.toFile().list())
        .containsExactlyInAnyOrder("file", "dangling", "to-file", "loop");
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void soDoesABuildBeforeAnythingIsMade(String place, String why) {
    Store store = new Store(dir.resolve(place));
    TestStep step =
        new TestStep(
            "a",
            workspace -> {
              throw new AssertionError("made");
            });

    assertRefused(() -> store.find(step), place, why);
    assertRefused(() -> store.produce(step), place, why);
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void soDoesAnExplanation(String place, String why) {
    assertRefused(() -> StepExplanation.of(dir.resolve(place), dir, t -> true), place, why);
  }

  @Test
  void aStoreThatWasNeverMadeIsCleanAndStaysUnmade() throws IOException {
    assertThat(clean(dir.resolve("deep/store")).removed()).isEmpty();
    assertThat(StepExplanation.of(dir.resolve("deep/store"), dir, t -> true)).isEmpty();

    assertThat(dir.resolve("deep")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lost+found"})
  void anEmptyDirectoryIsAStoreThatHoldsNothing(String content) throws IOException {
    Path store = Files.createDirectories(dir.resolve("empty"));
    Files.createDirectories(store.resolve(content));

    assertThat(clean(store).entries()).isZero();
  }

  @Test
  void entriesMakeAStoreWithoutAnythingBeside() throws IOException {
    Path store = dir.resolve("copied");
    Files.createDirectories(store.resolve("test/" + "0".repeat(64) + "/tree"));

    assertThat(clean(store).entries()).isOne();
  }

  @Test
  void aLinkToADirectoryIsAPlaceForAStore() throws IOException {
    Files.createDirectory(dir.resolve("real"));
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("real"));

    new Store(link).produce(new TestStep("a", workspace -> {}));

    assertThat(clean(link).entries()).isOne();
  }

  /** Else tmp/ and work/ of it would be emptied. */
  @Test
  void aDirectoryOfSomethingElseIsNoStoreAndNothingOfItIsRemoved() throws IOException {
    Path other = dir.resolve("home");
    Path precious = Files.createDirectories(other.resolve("tmp/precious"));
    Files.createDirectories(other.resolve("work/thesis"));

    assertRefused(() -> clean(other), "home", "holds \"tmp\", \"work\"");
    assertThat(precious).exists();
    assertThat(other.toFile().list()).containsExactlyInAnyOrder("tmp", "work");
  }

  @Test
  void aBuildRefusesADirectoryOfSomethingElseBeforeItMakesAnythingThere() throws IOException {
    Path other = dir.resolve("home");
    Files.createDirectories(other.resolve("work/thesis"));
    Store store = new Store(other);
    TestStep step = new TestStep("a", workspace -> {});

    assertRefused(() -> store.find(step), "home", "holds \"work\"");
    assertRefused(() -> store.produce(step), "home", "holds \"work\"");
    assertRefused(store::temporary, "home", "holds \"work\"");
    assertThat(other.toFile().list()).containsExactly("work");
  }

  /** As in directories of other programs that name things by their digests. */
  @Test
  void aNameLikeThatOfAnEntryMakesNoStore() throws IOException {
    Path other = dir.resolve("blobs");
    Path blob = Files.createDirectories(other.resolve("sha256/" + "0".repeat(64)));

    assertRefused(() -> clean(other), "blobs", "holds \"sha256\"");
    assertThat(blob).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lost+found", "tmp", "test/" + FINGERPRINT + "/tree"})
  void aBuildTakesAnEmptyDirectoryAndAnOlderStore(String content) throws IOException {
    Path store = dir.resolve("older");
    Files.createDirectories(store.resolve(content));

    new Store(store).produce(new TestStep("a", workspace -> {}));

    assertThat(clean(store).entries()).isPositive();
  }

  /** Builds of older versions have left locks/ in directories that were no stores. */
  @Test
  void whatIsNotNamedAsAStoreNamesItsOwnStaysEvenInAStore() throws IOException {
    Path store = dir.resolve("home");
    new Store(store).produce(new TestStep("a", workspace -> {}));
    List<Path> kept =
        List.of(
            store.resolve("tmp/precious"),
            store.resolve("tmp/probe-of-mars"),
            store.resolve("work/thesis"),
            store.resolve("work/Thesis-0123456789ab"),
            store.resolve("sha256/" + FINGERPRINT + "/blob"));
    List<Path> gone =
        List.of(
            store.resolve("tmp/gc-01234567-89ab-cdef-0123-456789abcdef"),
            store.resolve("tmp/probe-123"),
            store.resolve("tmp/pin-123"),
            store.resolve("tmp/engine-123"),
            store.resolve("tmp/test-0123456789ab"),
            store.resolve("work/static-library-0123456789ab"),
            store.resolve("test/" + FINGERPRINT));
    for (Path each : Stream.of(kept, gone).flatMap(List::stream).toList()) {
      Files.setLastModifiedTime(Files.createDirectories(each), FileTime.fromMillis(0));
    }

    clean(store);

    assertThat(kept).allMatch(Files::exists);
    assertThat(gone).noneMatch(Files::exists);
  }

  private void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String place, String why) {
    assertThatThrownBy(action)
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + dir.resolve(place) + "\"")
        .hasMessageContaining(why)
        .hasMessageContaining("-Dnanvix.store=DIR");
  }

  private static GcResult clean(Path store) {
    return StoreGc.run(store, new GcRequest(0, Optional.empty(), false, false, Duration.ZERO));
  }
}
