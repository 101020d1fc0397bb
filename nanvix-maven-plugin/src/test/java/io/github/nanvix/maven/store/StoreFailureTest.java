// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store does with work that fails, and with what is not as it should be. */
class StoreFailureTest {
  @TempDir Path dir;
  private Store store = new Store(Path.of("unset"));

  @BeforeEach
  void makeTheStore() {
    store = new Store(dir.resolve("deep/store"));
  }

  @Test
  void aFailurePublishesNothingAndKeepsTheScratchDirectory() {
    BuildException failure = BuildException.input("It does not compile.", "Correct it.");
    TestStep failing = new TestStep("a", workspace -> fail(workspace, failure));

    assertThatThrownBy(() -> store.produce(failing)).isSameAs(failure);

    assertThat(store.find(failing)).isEmpty();
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    assertThat(store.root().resolve("work/" + failing.name() + "/build/half")).exists();
    assertThat(store.produce(step("a")).file("made.txt")).hasContent("a");
    assertNothingUnderWay();
  }

  @Test
  void anInputOrOutputErrorNamesTheStepAndTheStore() {
    TestStep failing =
        new TestStep("a", workspace -> Files.readString(workspace.work().resolve("none")));

    assertThatThrownBy(() -> store.produce(failing))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Cannot make the test a in \"" + store.root() + "\": NoSuchFile")
        .hasCauseInstanceOf(NoSuchFileException.class);
    assertThat(store.find(failing)).isEmpty();
  }

  @Test
  void anErrorOfTheProgramPublishesNothing() {
    TestStep failing =
        new TestStep(
            "a",
            workspace -> {
              throw new StackOverflowError();
            });

    assertThatThrownBy(() -> store.produce(failing)).isInstanceOf(StackOverflowError.class);
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
  }

  /** A tree deeper than PATH_MAX cannot be walked by path, so deleting it fails for root too. */
  @Test
  void whatLiesTooDeepIsTidiedUpAfterFailureAndSuccess() throws Exception {
    BuildException failure = BuildException.input("It does not compile.", "Correct it.");
    try {
      assertThatThrownBy(
              () ->
                  store.produce(
                      new TestStep(
                          "a",
                          workspace -> {
                            dig(workspace.output());
                            throw failure;
                          })))
          .isSameAs(failure)
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());

      TestStep untidy =
          new TestStep(
              "b",
              workspace -> {
                dig(workspace.work());
                make(workspace, "b");
              });
      assertThat(store.produce(untidy).file("made.txt")).hasContent("b");
      assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    } finally {
      shell("rm -rf deep");
    }
  }

  @Test
  void leftoversOfAKilledBuildAreNotTrusted() throws IOException {
    TestStep step =
        new TestStep(
            "a",
            workspace -> {
              assertThat(workspace.output()).isEmptyDirectory();
              assertThat(workspace.work()).isEmptyDirectory();
              assertThat(workspace.log()).isEmptyDirectory();
              make(workspace, "a");
            });
    store.produce(step("another"));
    for (String leftover : List.of("tmp/%s/tree", "work/%s/build/deep", "work/%s/log")) {
      Path directory = store.root().resolve(leftover.formatted(step.name()));
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("junk"), "junk");
    }

    assertThat(store.produce(step).tree()).isDirectoryNotContaining("glob:**/junk");
    assertNothingUnderWay();
  }

  @Test
  void anEntryWithoutItsTreeIsMadeAgain() throws IOException {
    TestStep step = step("a");
    StoreEntry entry = store.produce(step);
    Files.move(entry.tree(), dir.resolve("taken-away"));

    assertThat(store.produce(step).reused()).isFalse();
    assertThat(entry.file("made.txt")).hasContent("a");
  }

  private static TestStep step(String content) {
    return new TestStep(content, workspace -> make(workspace, content));
  }

  private static void make(Workspace workspace, String content) throws IOException {
    Files.writeString(workspace.output().resolve("made.txt"), content);
  }

  private static void fail(Workspace workspace, BuildException failure) throws IOException {
    Files.writeString(workspace.output().resolve("half"), "");
    Files.writeString(workspace.work().resolve("half"), "");
    throw failure;
  }

  private void dig(Path top) throws IOException {
    String half = ("0".repeat(200) + "/").repeat(12);
    shell("cd '" + top + "'; mkdir -p a/" + half + " b/" + half + "; mv b a/" + half);
  }

  private void shell(String command) throws IOException {
    try {
      assertThat(new ProcessBuilder("sh", "-ec", command).directory(dir.toFile()).start().waitFor())
          .isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertNothingUnderWay() {
    assertThat(store.root().resolve("tmp")).isEmptyDirectory();
    assertThat(store.root().resolve("work")).isEmptyDirectory();
  }
}
