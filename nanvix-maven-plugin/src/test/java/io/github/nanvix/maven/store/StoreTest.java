// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path dir;
  private Store store = new Store(Path.of("unset"));
  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void makeTheStore() {
    store = new Store(dir.resolve("deep/store"));
  }

  @AfterEach
  void endTheThreads() {
    threads.shutdownNow();
  }

  @Test
  void whatIsRecordedOfAFileIsNotReadAgain() throws IOException {
    StoreEntry entry = store.produce(step("a"));
    Sha256 digest = Sha256.ofFile(entry.file("made.txt"));
    Path manifest = entry.tree().resolveSibling("manifest.txt");

    Files.writeString(entry.file("made.txt"), "changed since");
    assertThat(entry.digest("made.txt")).isEqualTo(digest);
    assertThat(entry.contents(path -> false)).isEmpty();

    // Damaged, and missing as in the entries of earlier plugins: then it is read.
    Files.writeString(manifest, "damaged");
    assertThat(entry.digest("made.txt")).isEqualTo(Sha256.of("changed since"));
    Files.delete(manifest);
    assertThat(entry.digest("made.txt")).isEqualTo(Sha256.of("changed since"));
    assertThat(entry.contents(path -> false)).isEmpty();
    assertThatThrownBy(() -> entry.digest("none")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void recordedContentsAreThoseOfTheTree() throws IOException {
    StoreEntry entry =
        store.produce(
            new TestStep(
                "tree",
                workspace -> {
                  Path file = Files.writeString(workspace.output().resolve("tool"), "x");
                  Trees.makeRunnable(file);
                  Files.writeString(workspace.output().resolve("plain"), "y");
                  Files.createSymbolicLink(workspace.output().resolve("link"), Path.of("tool"));
                }));

    assertThat(TreeDigest.ofContents(entry.contents(path -> true)))
        .isEqualTo(TreeDigest.of(entry.tree()));
  }

  @Test
  void makesAStepOnceAndReusesIt() throws IOException {
    TestStep step = step("a");
    assertThat(store.find(step)).isEmpty();

    StoreEntry first = store.produce(step);
    StoreEntry second = store.produce(step);

    assertThat(made).hasValue(1);
    assertThat(first.reused()).isFalse();
    assertThat(first.duration()).isPositive();
    assertThat(second.reused()).isTrue();
    assertThat(second.duration()).isEqualTo(Duration.ZERO);
    assertThat(second.file("made.txt")).hasContent("a");
    assertThat(second.tree())
        .isEqualTo(store.root().resolve("test/" + first.fingerprint().hex() + "/tree"));
    assertThat(second.tree().resolveSibling("inputs.txt"))
        .hasContent("content = a\nstep = test 1\n");
    assertThat(new Store(store.root()).find(step)).contains(second);
    assertNothingUnderWay();
  }

  @Test
  void otherInputsAreAnotherEntry() {
    assertThat(store.produce(step("a")).tree()).isNotEqualTo(store.produce(step("b")).tree());
    assertThat(made).hasValue(2);
  }

  @Test
  void anEntryGivesOutNothingOutsideOfIt() {
    StoreEntry entry = store.produce(step("a"));

    assertThatThrownBy(() -> entry.file("../inputs.txt"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theScratchDirectoryDependsOnTheInputsOnly() {
    TestStep step =
        new TestStep(
            "a",
            workspace -> {
              assertThat(workspace.work().toString())
                  .startsWith(store.root().resolve("work") + "/test-");
              assertThat(workspace.marker()).containsValue(workspace.work().toString());
              Files.writeString(workspace.output().resolve("where"), workspace.work().toString());
              throw BuildException.input("once " + workspace.work(), "");
            });
    String first = String.valueOf(catchThrowable(() -> store.produce(step)).getMessage());

    assertThatThrownBy(() -> store.produce(step)).hasMessage(first);
  }

  @Test
  void severalThreadsMakeTheSameStepOnce() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    TestStep slow =
        new TestStep(
            "a",
            workspace -> {
              sleep(200);
              make(workspace, "a");
            });
    List<Future<StoreEntry>> results =
        List.of(1, 2, 3, 4).stream().map(i -> threads.submit(after(go, slow))).toList();
    go.countDown();

    int reused = 0;
    for (Future<StoreEntry> result : results) {
      assertThat(result.get().file("made.txt")).hasContent("a");
      reused += result.get().reused() ? 1 : 0;
    }
    assertThat(made).hasValue(1);
    assertThat(reused).isEqualTo(3);
  }

  @Test
  void aFailureLetsTheNextOneInLineTry() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    TestStep flaky =
        new TestStep(
            "a",
            workspace -> {
              sleep(100);
              if (tries.incrementAndGet() < 3) {
                throw BuildException.environment("Not yet.", "");
              }
              make(workspace, "a");
            });
    List<Future<Throwable>> results =
        List.of(1, 2, 3).stream()
            .map(i -> threads.submit(() -> catchThrowable(() -> store.produce(flaky))))
            .toList();

    int failures = 0;
    for (Future<Throwable> result : results) {
      failures += result.get() == null ? 0 : 1;
    }
    assertThat(failures).isEqualTo(2);
    assertThat(made).hasValue(1);
  }

  @Test
  void stepsMayNeedStepsAndOthersDoNotWait() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    TestStep outer =
        new TestStep(
            "outer",
            workspace -> {
              inside.countDown();
              make(workspace, store.produce(step("inner")).tree().toString());
            });
    CountDownLatch other = new CountDownLatch(1);
    Future<StoreEntry> blocked =
        threads.submit(
            () ->
                store.produce(
                    new TestStep(
                        "blocked",
                        workspace -> {
                          await(other);
                          make(workspace, "late");
                        })));

    assertThat(store.produce(outer).file("made.txt")).exists();
    await(inside);
    other.countDown();
    assertThat(blocked.get().reused()).isFalse();
  }

  private TestStep step(String content) {
    return new TestStep(content, workspace -> make(workspace, content));
  }

  private void make(Workspace workspace, String content) throws IOException {
    made.incrementAndGet();
    Files.writeString(workspace.output().resolve("made.txt"), content);
  }

  private Callable<StoreEntry> after(CountDownLatch go, Step step) {
    return () -> {
      go.await();
      return store.produce(step);
    };
  }

  private void assertNothingUnderWay() {
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    assertThat(store.root().resolve("work")).isEmptyDirectory();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
