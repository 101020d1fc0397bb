// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.DeepTreeTest;
import io.github.nanvix.maven.store.GcResult.Reason;
import io.github.nanvix.maven.store.GcResult.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreGcTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private static final int SIZE = 10_000;

  @TempDir private Path dir;
  private Store store = new Store(Path.of("unset"));

  @BeforeEach
  void makeTheStore() {
    store = new Store(dir.resolve("store"));
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    StoreEntry oldest = unusedFor(3, entry("oldest"));
    StoreEntry older = unusedFor(2, entry("older"));
    StoreEntry old = unusedFor(1, entry("old"));
    assertThat(store.find(step("oldest"))).isPresent();
    unusedFor(3, oldest);

    GcResult result = clean(2 * SIZE);

    assertThat(result.removed())
        .extracting(Removed::name, Removed::reason)
        .containsExactly(
            tuple("test/" + oldest.fingerprint().hex(), Reason.LIMIT),
            tuple("test/" + older.fingerprint().hex(), Reason.LIMIT));
    assertThat(oldest.tree().resolve("..").normalize()).doesNotExist();
    assertThat(old.tree()).exists();
    assertThat(result.entries()).isEqualTo(1);
    assertThat(result.bytes()).isBetween((long) SIZE, 2L * SIZE);
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    assertThat(store.produce(step("oldest")).reused()).isFalse();
  }

  @Test
  void beingAskedForIsUse() throws IOException {
    StoreEntry entry = unusedFor(5, entry("a"));

    store.produce(step("a"));

    assertThat(LastUse.of(entry.tree().resolve("..").normalize()))
        .isAfter(Instant.now().minus(Duration.ofHours(1)));
  }

  @Test
  void whateverLiesInAnEntryGoes() throws IOException {
    StoreEntry deep = unusedFor(2, entry("deep"));
    DeepTreeTest.make(deep.tree().resolve("root"));

    GcResult result = clean(new GcRequest(NO_LIMIT, Optional.empty(), true, false, Duration.ZERO));

    assertThat(result.removed()).hasSize(1);
    assertThat(result.removed().get(0).reason()).isEqualTo(GcResult.Reason.DAMAGED);
    assertThat(deep.tree()).doesNotExist();
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();

    StoreEntry other = unusedFor(2, entry("other"));
    DeepTreeTest.make(other.tree().resolve("root"));
    clean(0);
    assertThat(other.tree()).doesNotExist();
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void anAgeAloneRemovesWhatWasNotUsedSince() throws IOException {
    StoreEntry old = unusedFor(8, entry("old"));
    StoreEntry young = unusedFor(6, entry("young"));

    clean(new GcRequest(NO_LIMIT, Optional.of(Duration.ofDays(7)), false, false, Duration.ZERO));

    assertThat(old.tree()).doesNotExist();
    assertThat(young.tree()).exists();
  }

  @Test
  void whatThisJavaMachineHasUsedStays() {
    StoreEntry used = entry("used");

    GcResult result = clean(0);

    assertThat(result.removed()).isEmpty();
    assertThat(used.tree()).exists();
  }

  @Test
  void aFileWithTwoNamesCountsOnceAndIsFreedWithTheLastOfThem() throws IOException {
    StoreEntry one = unusedFor(3, entry("one"));
    StoreEntry two =
        unusedFor(
            2,
            store.produce(
                new TestStep(
                    "two",
                    workspace -> {
                      Files.createLink(workspace.output().resolve("same"), one.file("made"));
                    })));

    assertThat(clean(2 * SIZE).removed()).isEmpty();
    GcResult result = clean(0);

    assertThat(result.bytes()).isZero();
    assertThat(result.removed()).extracting(Removed::name).hasSize(2);
    assertThat(result.removed().get(0).bytes()).isLessThan(SIZE);
    assertThat(result.removed().get(1).bytes()).isGreaterThanOrEqualTo(SIZE);
    assertThat(two.tree()).doesNotExist();
  }

  @Test
  void aDryRunSaysTheSameAndRemovesNothing() throws IOException {
    StoreEntry entry = unusedFor(1, entry("a"));
    Path leftover = leftover("tmp/test-0123456789ab");

    GcResult dry = clean(new GcRequest(0, Optional.empty(), false, true, Duration.ZERO));

    assertThat(entry.tree()).exists();
    assertThat(leftover).exists();
    assertThat(dry.removed()).isEqualTo(clean(0).removed());
    assertThat(leftover).doesNotExist();
  }

  @Test
  void damagedEntriesGoAndTheirDifferencesAreNamed() throws IOException {
    StoreEntry whole = entry("whole");
    StoreEntry edited = entry("edited");
    Files.writeString(edited.file("made"), "edited");
    StoreEntry unreadable = entry("unreadable");
    Files.writeString(unreadable.tree().resolveSibling("manifest.txt"), "nonsense");
    StoreEntry otherInputs = entry("other inputs");
    Files.writeString(otherInputs.tree().resolveSibling("inputs.txt"), "content = a\n");
    StoreEntry old = entry("old");
    Files.delete(old.tree().resolveSibling("manifest.txt"));

    GcResult result = clean(new GcRequest(NO_LIMIT, Optional.empty(), true, false, Duration.ZERO));

    assertThat(result.checked()).isEqualTo(4);
    assertThat(result.unchecked()).isEqualTo(1);
    assertThat(result.removed()).extracting(Removed::reason).containsOnly(Reason.DAMAGED);
    assertThat(result.removed().stream().flatMap(removed -> removed.differences().stream()))
        .containsExactlyInAnyOrder(
            "its fingerprint is not the digest of inputs.txt",
            "\"made\" has 6 bytes instead of " + SIZE,
            "its manifest cannot be read: It does not begin with \"nanvix-tree-manifest 1\", or"
                + " ends early");
    assertThat(whole.tree()).exists();
    assertThat(old.tree()).exists();
    assertThat(store.produce(step("old")).reused()).isTrue();
    assertThat(store.produce(step("edited")).reused()).isFalse();
  }

  @Test
  void whatDeadBuildsHaveLeftGoes() throws IOException {
    entry("a");
    Path incoming = leftover("tmp/test-0123456789ab");
    Path scratch = leftover("work/test-0123456789ab");
    Path half = leftover("tmp/gc-01234567-89ab-cdef-0123-456789abcdef");
    Path noEntry = leftover("test/" + "0".repeat(64));
    Files.move(noEntry.resolve("junk"), noEntry.resolve("inputs.txt"));

    GcResult result = clean(NO_LIMIT);

    assertThat(result.removed()).extracting(Removed::reason).containsOnly(Reason.LEFTOVER);
    assertThat(List.of(incoming, scratch, half, noEntry)).noneMatch(Files::exists);
  }

  @Test
  void whatARunningStepOfThisJavaMachineMakesStays() throws IOException {
    StoreEntry outer =
        store.produce(
            new TestStep(
                "outer",
                workspace -> {
                  Files.writeString(workspace.output().resolve("made"), "whole");
                  unuse(workspace.output().resolve("..").normalize(), 1);
                  unuse(workspace.work().resolve("..").normalize(), 1);
                  assertThat(clean(0).removed()).isEmpty();
                }));

    assertThat(outer.file("made")).hasContent("whole");
  }

  @Test
  void theHistoryOfADirectoryThatIsNoMoreGoes() throws IOException {
    Path project = Files.createDirectory(dir.resolve("project"));
    new Store(store.root(), project, new BuildRecord()).produce(step("a"));
    assertThat(clean(NO_LIMIT).removed()).isEmpty();

    Files.delete(project);

    assertThat(clean(NO_LIMIT).removed())
        .extracting(Removed::reason)
        .containsExactly(Reason.STALE_HISTORY);
    assertThat(store.root().resolve("history")).isEmptyDirectory();
  }

  @Test
  void aStoreThatIsNotThereIsClean() {
    assertThat(
            StoreGc.run(
                    dir.resolve("none"),
                    new GcRequest(0, Optional.empty(), true, false, Duration.ZERO))
                .removed())
        .isEmpty();
    assertThat(dir.resolve("none")).doesNotExist();
  }

  @Test
  void anotherBuildKeepsTheStoreAsItIsUntilItEnds() throws Exception {
    StoreEntry entry = unusedFor(1, entry("a"));
    Process other = StoreUser.start(dir, store.root());
    try {
      assertThatThrownBy(() -> clean(0))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("is in use by another build: process " + other.pid() + " holds \"")
          .hasMessageContaining("-Dnanvix.store.wait=SECONDS");
      assertThat(entry.tree()).exists();

      // Told before the kill, not by it: the kernel frees the locks of a process before Java sees
      // its end.
      AtomicBoolean told = new AtomicBoolean();
      Thread killer =
          new Thread(
              () -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(300);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                told.set(true);
                other.destroyForcibly();
              });
      killer.start();
      clean(new GcRequest(0, Optional.empty(), false, false, Duration.ofMinutes(10)));
      assertThat(told).isTrue();
      assertThat(entry.tree()).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aBuildThatBeginsWaitsUntilTheStoreIsClean() throws Exception {
    Files.createDirectories(store.root());
    StoreLock gate = new StoreUsers(store.root()).gate();
    Process other = StoreUser.launch(dir, store.root());
    try {
      assertThat(other.waitFor(2, TimeUnit.SECONDS)).isFalse();
      assertThat(dir.resolve("registered")).doesNotExist();
      gate.close();
      StoreUser.awaitRegistered(dir, other);
    } finally {
      other.destroyForcibly();
    }
  }

  private GcResult clean(long limit) {
    return clean(new GcRequest(limit, Optional.empty(), false, false, Duration.ZERO));
  }

  private GcResult clean(GcRequest request) {
    return StoreGc.run(store.root(), request);
  }

  private Path leftover(String name) throws IOException {
    Path directory = Files.createDirectories(store.root().resolve(name));
    Files.writeString(directory.resolve("junk"), "junk");
    unuse(directory, 1);
    return directory;
  }

  private StoreEntry entry(String content) {
    return store.produce(step(content));
  }

  private static TestStep step(String content) {
    return new TestStep(
        content,
        workspace -> Files.writeString(workspace.output().resolve("made"), "x".repeat(SIZE)));
  }

  private static StoreEntry unusedFor(int days, StoreEntry entry) throws IOException {
    unuse(entry.tree().resolveSibling("inputs.txt"), days);
    return entry;
  }

  private static void unuse(Path file, int days) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }
}
