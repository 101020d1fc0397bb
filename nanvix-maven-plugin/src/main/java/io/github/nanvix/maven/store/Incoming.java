// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An entry that is being made: nobody sees it before it is renamed as a whole.
 *
 * @param root the store
 * @param kind the entry's kind
 * @param inputs what its fingerprint is the digest of
 */
record Incoming(Path root, String kind, Inputs inputs) {

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

  /** Makes the directories, in the place of what a build that was killed has left there. */
  void begin() throws IOException {
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
  void publish(Optional<TreeManifest> known, Runnable before) throws IOException {
    Files.writeString(place().resolve(Store.INPUTS), inputs.text(), StandardCharsets.UTF_8);
    Seal.close(place(), known);
    // Something may be there that is no entry, since it has no tree.
    Trees.delete(entry());
    Path siblings = StoreRights.makeDirectories(root.resolve(kind));
    before.run();
    Files.move(place(), entry(), StandardCopyOption.ATOMIC_MOVE);
    Seal.sync(siblings);
  }

  /** Deletes what was not published; what fails with that, since the reason for it matters more. */
  Optional<IOException> discard() {
    return discard(place());
  }

  /** Deletes the scratch directory and the logs; what fails with that. */
  Optional<IOException> discardWork() {
    return discard(work());
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
