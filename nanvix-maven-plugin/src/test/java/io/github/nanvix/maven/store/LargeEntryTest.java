// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of many files are compared as late as possible, and no later. */
class LargeEntryTest {
  private static final int FILES = 400;

  @TempDir Path dir;
  private final AtomicInteger made = new AtomicInteger();
  private Path tree = Path.of("unset");

  @BeforeEach
  void publish() {
    tree = source(build()).tree();
    assertThat(made).hasValue(1);
  }

  @Test
  void aBuildThatMakesNothingLooksAtNothing() throws IOException {
    damage("deep/er/file-7.c");

    StoreEntry entry = source(build());

    assertThat(entry.reused()).isTrue();
    assertThat(entry.file("deep/er/file-8.c")).hasContent("8");
    assertThat(Trees.files(entry.file("deep"))).hasSize(FILES);
    assertThat(made).hasValue(1);
  }

  @Test
  void whatAStepTakesIsRightWhenTheStepIsMade() throws IOException {
    damage("deep/er/file-7.c");
    Store store = build();
    StoreEntry entry = source(store);

    StoreEntry product = copyOf(store, entry, "deep/er/file-7.c");

    assertThat(product.file("copy")).hasContent("7");
    assertThat(made).hasValue(2);
    assertThat(source(build()).reused()).isTrue();
    assertThat(copyOf(build(), source(build()), "deep/er/file-7.c").reused()).isTrue();
  }

  @Test
  void oneFileThatIsReadIsLookedAt() throws IOException {
    damage("deep/er/file-7.c");

    assertThat(source(build()).file("deep/er/file-7.c")).hasContent("7");
    assertThat(made).hasValue(2);
  }

  @Test
  void aDirectoryThatIsListedHasTheNamesThatItHad() throws IOException {
    Files.delete(tree.resolve("deep/er/file-7.c"));

    assertThat(Trees.files(source(build()).file("deep"))).hasSize(FILES);
    assertThat(made).hasValue(2);
  }

  @Test
  void anEntryThatIsCopiedAsAWholeIsLookedAtAsAWhole() throws IOException {
    Files.writeString(tree.resolve("deep/more.c"), "added");

    assertThat(Trees.files(source(build()).whole().tree())).hasSize(FILES);
  }

  @Test
  void whatAStepAsksForWhileItIsMadeIsLookedAtAtOnce() throws IOException {
    damage("deep/er/file-7.c");
    Store store = build();

    StoreEntry product =
        store.produce(
            new TestStep(
                "nested",
                workspace ->
                    Files.copy(
                        source(store).tree().resolve("deep/er/file-7.c"),
                        workspace.output().resolve("copy"))));

    assertThat(product.file("copy")).hasContent("7");
  }

  @Test
  void twoThatNeedEachOtherAreBothMadeAgain() throws IOException {
    Store first = build();
    StoreEntry derived = derived(first, source(first));
    damage("deep/er/file-7.c");
    Files.writeString(derived.tree().resolve("deep/er/file-9.c"), "damaged");
    Store store = build();
    StoreEntry entry = source(store);
    StoreEntry next = derived(store, entry);

    StoreEntry product = copyOf(store, next, "deep/er/file-7.c");

    assertThat(product.file("copy")).hasContent("7");
    assertThat(next.tree().resolve("deep/er/file-9.c")).hasContent("9");
    assertThat(entry.tree().resolve("deep/er/file-7.c")).hasContent("7");
  }

  private void damage(String path) throws IOException {
    Files.writeString(tree.resolve(path), "damaged");
  }

  private Store build() {
    return new Store(dir.resolve("store"));
  }

  private StoreEntry source(Store store) {
    return store.produce(
        new TestStep(
            "source",
            workspace -> {
              made.incrementAndGet();
              Path directory = Files.createDirectories(workspace.output().resolve("deep/er"));
              for (int i = 0; i < FILES; i++) {
                Files.writeString(directory.resolve("file-" + i + ".c"), "" + i);
              }
            }));
  }

  private static StoreEntry derived(Store store, StoreEntry entry) {
    return store.produce(
        new TestStep(
            "derived of " + entry.fingerprint(),
            workspace -> Trees.copy(entry.tree(), workspace.output(), Trees.Mode.LINK)));
  }

  private static StoreEntry copyOf(Store store, StoreEntry entry, String path) {
    return store.produce(
        new TestStep(
            "copy of " + List.of(entry.fingerprint(), path),
            workspace ->
                Files.copy(entry.tree().resolve(path), workspace.output().resolve("copy"))));
  }
}
