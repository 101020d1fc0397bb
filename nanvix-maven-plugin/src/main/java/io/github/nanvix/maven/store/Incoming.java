// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An entry that is being made: nobody sees it before it is renamed as a whole.
 *
 * @param root the store
 * @param kind the entry's kind
 * @param inputs what its fingerprint is the digest of
 */
record Incoming(Path root, String kind, Inputs inputs) {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /** What directories and locks of this entry are called. */
  String name() {
    return kind + "-" + inputs.fingerprint().abbreviated();
  }

  /** Where the entry will be. */
  Path entry() {
    return root.resolve(kind).resolve(inputs.fingerprint().hex());
  }

  private Path place() {
    return root.resolve(StoreTrash.INCOMING).resolve(name());
  }

  private Path work() {
    return root.resolve(StoreTrash.WORK).resolve(name());
  }

  /** The output, empty to begin with. */
  Path tree() {
    return place().resolve(Store.TREE);
  }

  /** The scratch directory. */
  Path scratch() {
    return work().resolve("build");
  }

  /** The directory of the logs. */
  Path log() {
    return work().resolve("log");
  }

  /** Fills the tree of an entry. */
  @FunctionalInterface
  interface Filling {
    /** What the tree holds where it was not made but brought, and compared with that. */
    Optional<TreeManifest> run() throws IOException;
  }

  /**
   * Makes the entry and publishes it.
   *
   * @param title what the console calls it
   * @param build is told what becomes of it, before anybody can find it
   */
  StoreEntry make(String title, BuildRecord build, Filling filling) throws IOException {
    long start = System.nanoTime();
    Path published = entry().resolve(Store.TREE);
    Optional<TreeManifest> brought;
    try {
      begin();
      brought = filling.run();
      boolean made = brought.isEmpty();
      publish(
          brought,
          () -> {
            if (made) {
              build.makes(published);
            } else {
              build.trust(published);
            }
          });
    } catch (IOException | RuntimeException | Error e) {
      discard(place()).ifPresent(e::addSuppressed);
      throw e;
    }
    // The entry is there: what cannot be tidied up is no reason to fail.
    discard(work())
        .ifPresent(
            e -> LOG.warn("{}: is made, but its scratch directory stays: {}", title, e.toString()));
    return new StoreEntry(
        inputs.fingerprint(),
        published,
        brought.isPresent(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Makes the directories, in the place of what a build that was killed has left there. */
  private void begin() throws IOException {
    // It may also have left running processes behind.
    ProcessSweep.kill(scratch().toString());
    Trees.delete(work());
    Trees.delete(place());
    StoreRights.makeDirectories(tree());
    StoreRights.makeDirectories(scratch());
    StoreRights.makeDirectories(log());
  }

  /**
   * Publishes the tree.
   *
   * @param known what it holds, where somebody has just read it
   * @param before is done when all is written and nothing can be seen
   */
  private void publish(Optional<TreeManifest> known, Runnable before) throws IOException {
    Files.writeString(place().resolve(Store.INPUTS), inputs.text(), StandardCharsets.UTF_8);
    Seal.close(place(), known);
    // Something may be there that is no entry, since it has no tree.
    Trees.delete(entry());
    Path siblings = StoreRights.makeDirectories(root.resolve(kind));
    before.run();
    Files.move(place(), entry(), StandardCopyOption.ATOMIC_MOVE);
    Seal.sync(siblings);
  }

  private static Optional<IOException> discard(Path directory) {
    try {
      Trees.delete(directory);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
