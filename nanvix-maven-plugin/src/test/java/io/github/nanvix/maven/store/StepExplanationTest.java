// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepExplanationTest {
  @TempDir private Path dir;
  private Path project = Path.of("unset");

  @BeforeEach
  void makeTheProject() throws IOException {
    project = Files.createDirectory(dir.resolve("project"));
  }

  @Test
  void theFirstTimeThereIsNothingToCompareWith() throws IOException {
    new Store(root()).produce(new Made("source", Map.of("patch", "old")));

    build("old");

    List<StepExplanation> all = explain();
    assertThat(all).extracting(e -> e.step().title()).containsExactly("a source", "a library");
    assertThat(all)
        .extracting(e -> e.step().last().outcome())
        .containsExactly(StepRun.Outcome.REUSED, StepRun.Outcome.MADE);
    assertThat(all).allSatisfy(e -> assertThat(e.step().before()).isEmpty());
    assertThat(all).allSatisfy(e -> assertThat(e.changes()).isEmpty());
  }

  @Test
  void aFingerprintIsFollowedToTheRealCause() throws IOException {
    StoreEntry old = build("old");
    StoreEntry now = build("new");

    StepExplanation library = explain().get(1);

    assertThat(library.step().last().outcome()).isEqualTo(StepRun.Outcome.MADE);
    assertThat(library.step().before().orElseThrow().fingerprint()).isEqualTo(old.fingerprint());
    InputChange source = library.changes().get(0);
    assertThat(library.changes()).hasSize(1);
    assertThat(source.name()).isEqualTo("source");
    assertThat(source.through()).contains("source");
    assertThat(source.causes())
        .containsExactly(
            new InputChange(
                "patch", Optional.of("old"), Optional.of("new"), 0, Optional.empty(), List.of()));
    assertThat(library.step().last().fingerprint()).isEqualTo(now.fingerprint());
  }

  @Test
  void anEntryThatIsGoneIsStillExplained() throws IOException {
    StoreEntry old = build("old");
    build("new");
    Trees.delete(root().resolve("source"));
    Trees.delete(old.tree().resolve("..").normalize());

    assertThat(explain().get(1).changes().get(0).causes()).hasSize(1);
  }

  @Test
  void theDigestOfAMadeFileLeadsToTheStepThatMadeIt() throws IOException {
    for (String patch : List.of("old", "new")) {
      StoreEntry library = build(patch);
      store().produce(new Made("shared", Map.of("archive", Sha256.ofFile(library.file("made")))));
    }

    InputChange archive = explain().get(2).changes().get(0);

    assertThat(archive.through()).contains("library");
    assertThat(archive.causes()).extracting(InputChange::name).containsExactly("source");
    assertThat(archive.causes().get(0).causes().get(0).name()).isEqualTo("patch");
  }

  @Test
  void inputsThatDifferForTheSameReasonAreToldAsOne() throws IOException {
    for (String patch : List.of("old", "new")) {
      String hex = build(patch).fingerprint().hex();
      store().produce(new Made("image", Map.of("file.a", hex + "!a", "file.b", hex + "!b")));
    }

    List<InputChange> changes = explain().get(2).changes();

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).name()).isEqualTo("file.a");
    assertThat(changes.get(0).alike()).isEqualTo(1);
  }

  @Test
  void inputsThatComeAndGoAreNamed() throws IOException {
    store().produce(new Made("image", Map.of("gone", "1")));
    store().produce(new Made("image", Map.of("new", "2")));

    assertThat(explain().get(0).changes())
        .extracting(InputChange::name, InputChange::before, InputChange::now)
        .containsExactly(
            tuple("gone", Optional.of("1"), Optional.empty()),
            tuple("new", Optional.empty(), Optional.of("2")));
  }

  @Test
  void goingBackIsReuseWithTheDifferences() throws IOException {
    build("old");
    build("new");
    build("old");

    StepExplanation library = explain().get(1);

    assertThat(library.step().last().outcome()).isEqualTo(StepRun.Outcome.REUSED);
    assertThat(library.changes().get(0).causes().get(0).before()).contains("new");
  }

  @Test
  void whatAnotherProjectOfTheSameBuildHasMadeIsMadeAndNotReused() throws IOException {
    BuildRecord build = new BuildRecord();
    Step step = new Made("source", Map.of("patch", "1"));
    Path first = Files.createDirectory(dir.resolve("first"));
    StoreEntry made = new Store(root(), first, build).produce(step);
    assertThat(made.reused()).isFalse();

    // Each goal of the other project wants it, with whatever parameters.
    assertThat(new Store(root(), project, build).find(step)).isPresent();
    new Store(root(), project, build).produce(step);

    assertThat(explain())
        .extracting(e -> e.step().last().outcome())
        .containsExactly(StepRun.Outcome.MADE);
    // The next build makes nothing, and says nothing new.
    new Store(root(), project, new BuildRecord()).produce(step);
    assertThat(explain())
        .extracting(e -> e.step().last().outcome())
        .containsExactly(StepRun.Outcome.MADE);
  }

  @Test
  void whatThisBuildMadeAheadIsMadeAlsoForThoseWhoWaitedForIt() throws Exception {
    BuildRecord build = new BuildRecord();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Step slow = new Slow(new Made("source", Map.of("patch", "1")), begun, goOn);
    Path first = Files.createDirectory(dir.resolve("first"));
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<StoreEntry> ahead =
          threads.submit(() -> new Store(root(), first, build).produce(slow));
      begun.await();
      Future<StoreEntry> same = threads.submit(() -> new Store(root(), first, build).produce(slow));
      Future<StoreEntry> other =
          threads.submit(() -> new Store(root(), project, build).produce(slow));
      goOn.countDown();
      assertThat(List.of(ahead.get().reused(), same.get().reused(), other.get().reused()))
          .containsExactly(false, true, true);
    } finally {
      threads.shutdownNow();
    }

    for (Path directory : List.of(first, project)) {
      assertThat(StepExplanation.of(root(), directory, title -> true))
          .extracting(e -> e.step().last().outcome())
          .containsExactly(StepRun.Outcome.MADE);
    }
  }

  @Test
  void whatTheStoreHasLostIsMadeAgainAndTheTimeBeforeIsKept() throws IOException {
    build("old");
    StoreEntry now = build("new");
    Trees.delete(now.tree().resolve("..").normalize());
    build("new");

    StepExplanation library = explain().get(1);

    assertThat(library.step().last().outcome()).isEqualTo(StepRun.Outcome.MADE_AGAIN);
    assertThat(library.changes().get(0).causes().get(0).before()).contains("old");
  }

  @Test
  void aBuildThatChangesNothingWritesNothing() throws IOException {
    build("old");
    List<Path> files =
        Trees.files(root().resolve("history")).stream()
            .map(path -> path.under(root().resolve("history")))
            .toList();
    assertThat(files).hasSize(3);
    for (Path file : files) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }

    build("old");

    for (Path file : files) {
      assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
    }
  }

  @Test
  void aVersionIsADifferenceAndNotAnotherStep() throws IOException {
    store().produce(new Made("library", "tiny 1.0 library", Map.of("version", "1.0")));
    store().produce(new Made("library", "tiny 1.10.2 library", Map.of("version", "1.10.2")));

    List<StepExplanation> all = explain();

    assertThat(all).hasSize(1);
    assertThat(all.get(0).step().title()).isEqualTo("tiny 1.10.2 library");
    assertThat(all.get(0).changes().get(0).now()).contains("1.10.2");
  }

  @Test
  void aDamagedHistoryIsPassedOverAndWrittenAnew() throws IOException {
    build("old");
    for (Path file :
        StoreContent.children(StoreContent.children(root().resolve("history")).get(0))) {
      Files.writeString(file, "nonsense\n");
    }
    assertThat(explain()).isEmpty();

    build("old");

    assertThat(explain()).hasSize(2);
  }

  /** Every time as a build of its own does it. */
  private StoreEntry build(String patch) {
    Store store = store();
    StoreEntry source = store.produce(new Made("source", Map.of("patch", patch)));
    return store.produce(new Made("library", Map.of("source", source.fingerprint())));
  }

  private Store store() {
    return new Store(root(), project, new BuildRecord());
  }

  private Path root() {
    return dir.resolve("store");
  }

  private List<StepExplanation> explain() throws IOException {
    return StepExplanation.of(root(), project, title -> true);
  }

  /** A step that waits once it is being made. */
  private record Slow(Step step, CountDownLatch begun, CountDownLatch goOn) implements Step {
    @Override
    public String kind() {
      return step.kind();
    }

    @Override
    public String title() {
      return step.title();
    }

    @Override
    public Inputs inputs() {
      return step.inputs();
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      step.produce(workspace);
    }
  }

  /** A step of a kind of its own, whose output tells its inputs. */
  private record Made(String kind, String title, Map<String, ?> values) implements Step {

    Made(String kind, Map<String, ?> values) {
      this(kind, "a " + kind, values);
    }

    @Override
    public Inputs inputs() {
      Inputs inputs = new Inputs().with("step", kind + " 1");
      values.forEach(inputs::with);
      return inputs;
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      Files.writeString(workspace.output().resolve("made"), inputs().text());
    }
  }
}
