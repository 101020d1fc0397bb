// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The store: {@code <root>/<kind>/<fingerprint>/} holds {@code tree/}, {@code inputs.txt} and
 * {@code manifest.txt}.
 *
 * <p>An entry is complete because it exists: it is made in {@code <root>/tmp/} and renamed as a
 * whole. Whoever makes it holds a file lock, so two builds of the same thing do the work once, and
 * whatever a killed build left under {@code tmp/} or {@code work/} is deleted before the work
 * starts again.
 */
public final class Store {
  /** The file of an entry that its fingerprint is the digest of. */
  public static final String INPUTS = "inputs.txt";

  /** The directory of an entry that has the output. */
  public static final String TREE = "tree";

  /** How many steps this thread is at: what they ask for is taken at once. */
  private static final ThreadLocal<Integer> MAKING = ThreadLocal.withInitial(() -> 0);

  private final Path root;
  private final StoreUsers users;
  private final Optional<StepHistory> history;
  private final BuildRecord build;
  private final Means means;

  /**
   * @param root the store's directory, created when missing
   */
  public Store(Path root) {
    this(root, Optional.empty(), new BuildRecord());
  }

  /**
   * @param root the store's directory, created when missing
   * @param project the directory whose steps' inputs are kept, so that they can be explained
   * @param build what is shared with the other projects of the same build
   */
  public Store(Path root, Path project, BuildRecord build) {
    this(root, Optional.of(project), build);
  }

  private Store(Path root, Optional<Path> project, BuildRecord build) {
    this.root = root.toAbsolutePath().normalize();
    this.users = new StoreUsers(this.root);
    this.history = project.map(directory -> StepHistory.of(this.root, directory));
    this.build = build;
    this.means = Means.NONE.with(CommandRunner.class, new CommandRunner());
  }

  private Store(Store store, Means means) {
    this.root = store.root;
    this.users = store.users;
    this.history = store.history;
    this.build = store.build;
    this.means = means;
  }

  /** The same store, for steps that work with something more. */
  public <T> Store with(Class<T> type, T one) {
    return new Store(this, means.with(type, one));
  }

  /** The store's directory. */
  public Path root() {
    return root;
  }

  /**
   * Lets a directory pass that is a store or may become one, and makes nothing.
   *
   * @param shared whether others may write to it
   * @throws BuildException if it holds something else, or if others may write to it and must not
   */
  public static void require(Path root, boolean shared) {
    try {
      StorePlace.requireStore(root);
      if (!shared) {
        StoreRights.requireOwn(root);
      }
    } catch (IOException e) {
      throw DiskFailure.of("look into", root, e);
    }
  }

  /**
   * Where temporary directories may be made, by prefixes that cleaning up knows; whoever makes one
   * deletes it.
   */
  public Path temporary() {
    users.register();
    return root.resolve(StoreTrash.INCOMING);
  }

  /** The output of a step that has run before, if there is one. */
  public Optional<StoreEntry> find(Step step) {
    return find(step, step.title());
  }

  /** As {@link #find(Step)}, of a step that the console calls so. */
  public Optional<StoreEntry> find(Step step, String title) {
    Inputs inputs = step.inputs();
    Optional<StoreEntry> found = find(step, title, inputs, () -> {});
    found.ifPresent(entry -> remember(step.kind(), title, inputs, entry));
    return found;
  }

  /** As {@link #find}, by somebody who does not want it yet: no step of the project's history. */
  public Optional<StoreEntry> peek(Step step) {
    return find(step, step.title(), step.inputs(), () -> {});
  }

  /** Whether there is the output of a step; nothing of the store is touched to find out. */
  public boolean has(Step step) {
    return has(step.kind(), step.inputs());
  }

  /** As {@link #has(Step)}, of a step by its kind and its inputs. */
  public boolean has(String kind, Inputs inputs) {
    return Files.isDirectory(
        entry(kind, inputs.fingerprint()).resolve(TREE), LinkOption.NOFOLLOW_LINKS);
  }

  /** The output of a step: found, or made now, or made by another build while this one waits. */
  public StoreEntry produce(Step step) {
    return produce(step, step.title());
  }

  /** As {@link #produce(Step)}, of a step that the console calls so. */
  public StoreEntry produce(Step step, String title) {
    return produce(step, title, () -> {});
  }

  /**
   * As {@link #produce(Step, String)}.
   *
   * @param before what is made sure of before the step does any work; one that is reused does none
   */
  public StoreEntry produce(Step step, String title, Runnable before) {
    Inputs inputs = step.inputs();
    StoreEntry entry = findOrMake(step, title, inputs, before);
    if (entry.reused()) {
      remember(step.kind(), title, inputs, entry);
    }
    return entry;
  }

  private void want(Step step, Path entry) {
    if (step.servesOtherMachines()) {
      build.wants(entry);
    }
  }

  private void remember(String kind, String title, Inputs inputs, StoreEntry entry) {
    history.ifPresent(kept -> kept.record(kind, title, inputs, entry, build));
  }

  private StoreEntry findOrMake(Step step, String title, Inputs inputs, Runnable before) {
    return find(step, title, inputs, before)
        .orElseGet(() -> makeAlone(step, title, inputs, before));
  }

  private StoreEntry makeAlone(Step step, String title, Inputs inputs, Runnable before) {
    // Before the lock: who settles doubts may need what others make, and these wait for him.
    build.settleDoubts();
    Sha256 fingerprint = inputs.fingerprint();
    String name = step.kind() + "-" + fingerprint.abbreviated();
    MAKING.set(MAKING.get() + 1);
    try (StoreLock lock = StoreLock.acquire(root.resolve(StoreUsers.LOCKS), name, title)) {
      Optional<StoreEntry> made = find(step, title, inputs, before);
      if (made.isPresent()) {
        return made.get();
      }
      new StoreTrash(root, false).makeRoom(entry(step.kind(), fingerprint), title, inputs);
      StoreEntry entry = make(step, title, inputs, before);
      if (!entry.reused()) {
        build.made(entry);
        // Those who wait for the lock come after it, also in the history.
        remember(step.kind(), title, inputs, entry);
      }
      return entry;
    } catch (IOException e) {
      throw DiskFailure.of("make the " + title + " in", root, e);
    } finally {
      MAKING.set(MAKING.get() - 1);
    }
  }

  private Optional<StoreEntry> find(Step step, String title, Inputs inputs, Runnable before) {
    users.register();
    Sha256 fingerprint = inputs.fingerprint();
    Path entry = entry(step.kind(), fingerprint);
    Path tree = entry.resolve(TREE);
    if (!Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Doubt doubt = Doubt.NONE;
    if (!build.trusts(tree)) {
      EntryCheck check = new EntryCheck(entry);
      if (check.isLarge() && MAKING.get() == 0) {
        doubt = Doubt.of(entry, () -> settle(step, title, inputs, before));
        build.doubt(tree, doubt);
      } else if (check.quickly(inputs.text()).isEmpty()) {
        build.trust(tree);
      } else {
        return Optional.empty();
      }
    }
    LastUse.stamp(entry);
    want(step, entry);
    return Optional.of(new StoreEntry(fingerprint, tree, true, Duration.ZERO, doubt));
  }

  /** Compares an entry that was found without; its place stays the same if it is made again. */
  private void settle(Step step, String title, Inputs inputs, Runnable before) {
    Path entry = entry(step.kind(), inputs.fingerprint());
    Path tree = entry.resolve(TREE);
    if (build.trusts(tree)) {
      return;
    }
    if (new EntryCheck(entry).quickly(inputs.text()).isEmpty()) {
      build.trust(tree);
    } else {
      makeAlone(step, title, inputs, before);
    }
  }

  private StoreEntry make(Step step, String title, Inputs inputs, Runnable before)
      throws IOException {
    Optional<Elsewhere> elsewhere =
        step.servesOtherMachines() ? means.find(Elsewhere.class) : Optional.empty();
    Incoming incoming = new Incoming(root, step.kind(), inputs);
    StoreEntry entry =
        incoming.make(
            title,
            build,
            () -> {
              Optional<TreeManifest> brought =
                  elsewhere.isPresent()
                      ? elsewhere.get().bring(step.kind(), inputs, title, incoming.tree())
                      : Optional.empty();
              if (brought.isEmpty()) {
                before.run();
                step.produce(
                    new Workspace(
                        title, incoming.tree(), incoming.scratch(), incoming.log(), workMeans()));
              }
              return brought;
            });
    want(step, incoming.entry());
    if (!entry.reused()) {
      elsewhere.ifPresent(place -> place.offer(step.kind(), inputs, title, incoming.entry()));
    }
    return entry;
  }

  /**
   * Takes an entry from elsewhere that nobody here has to be able to make.
   *
   * @return the entry, or the one that is there already; empty if it was not brought
   */
  public Optional<StoreEntry> adopt(String kind, Inputs inputs, Elsewhere from) {
    users.register();
    Incoming incoming = new Incoming(root, kind, inputs);
    Path tree = incoming.entry().resolve(TREE);
    String title = kind + " " + inputs.fingerprint().abbreviated();
    try (StoreLock lock =
        StoreLock.acquire(root.resolve(StoreUsers.LOCKS), incoming.name(), title)) {
      if (has(kind, inputs) && new EntryCheck(incoming.entry()).quickly(inputs.text()).isEmpty()) {
        return Optional.of(new StoreEntry(inputs.fingerprint(), tree, true, Duration.ZERO));
      }
      new StoreTrash(root, false).makeRoom(incoming.entry(), title, inputs);
      return Optional.of(
          incoming.make(
              title,
              build,
              () -> {
                Optional<TreeManifest> brought = from.bring(kind, inputs, title, incoming.tree());
                if (brought.isEmpty()) {
                  throw new NotBroughtException();
                }
                return brought;
              }));
    } catch (NotBroughtException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskFailure.of("bring " + incoming.name() + " into", root, e);
    }
  }

  private static final class NotBroughtException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Means workMeans() {
    return means.has(Maker.class) ? means : means.with(Maker.class, this::produce);
  }

  private Path entry(String kind, Sha256 fingerprint) {
    return root.resolve(kind).resolve(fingerprint.hex());
  }
}
