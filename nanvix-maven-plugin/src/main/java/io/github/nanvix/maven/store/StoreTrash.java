// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.GcResult.Reason;
import io.github.nanvix.maven.store.GcResult.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes parts of a store, and finds those that nobody will ask for. */
final class StoreTrash {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /** The directory of what is on its way in or out, and of what nobody needs for long. */
  static final String INCOMING = "tmp";

  /** The directory where steps work. */
  static final String WORK = "work";

  private static final Pattern OF_STEP = Pattern.compile("[a-z][a-z0-9-]*-[0-9a-f]{12}");
  // What this class moves away, and what Files.createTempDirectory makes of the prefixes of those
  // who ask the store for a temporary directory.
  private static final Pattern OF_NO_STEP =
      Pattern.compile(
          "(gc|damaged)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(engine|pin|probe|remote)-[0-9]+");

  private final Path root;
  private final boolean dryRun;

  StoreTrash(Path root, boolean dryRun) {
    this.root = root;
    this.dryRun = dryRun;
  }

  /** Deletes a directory; it is moved away as a whole first, so that no half of it is ever seen. */
  void remove(Path directory) throws IOException {
    if (dryRun) {
      return;
    }
    Trees.delete(moveAway(directory, "gc-"));
  }

  /**
   * Makes room for an entry where there is one that was changed since it was published.
   *
   * @param title what the console calls it
   */
  void makeRoom(Path entry, String title, Inputs inputs) {
    List<String> differences =
        Files.exists(entry.resolve(Store.TREE), LinkOption.NOFOLLOW_LINKS)
            ? new EntryCheck(entry).quickly(inputs.text())
            : List.of();
    if (!differences.isEmpty()) {
      Path aside = setAside(entry);
      LOG.warn(
          "{}: the store's entry \"{}\" was changed since it was made: {}{}. It is made again; what"
              + " it was is in \"{}\" until nanvix:store-gc.",
          title,
          root.relativize(entry),
          differences.get(0),
          differences.size() > 1 ? ", and " + (differences.size() - 1) + " more" : "",
          root.relativize(aside));
    }
  }

  /** Moves a damaged entry out of the way of its successor, for whoever wants to look at it. */
  Path setAside(Path entry) {
    try {
      // A directory that we may not write to cannot be moved into another one.
      if (!Files.isSymbolicLink(entry) && !Files.isWritable(entry)) {
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwx------"));
      }
      return moveAway(entry, "damaged-");
    } catch (IOException e) {
      throw BuildException.environment(
          "The store's entry \""
              + entry
              + "\" was changed since it was made, and cannot be moved out of the way ("
              + e.getMessage()
              + ").",
          "Delete it, as a user who may: rm -rf " + entry,
          e);
    }
  }

  private Path moveAway(Path directory, String prefix) throws IOException {
    Path tmp = StoreRights.makeDirectories(root.resolve(INCOMING));
    Path away = tmp.resolve(prefix + UUID.randomUUID());
    return Files.move(directory, away, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes what builds that failed or were killed have left, and histories of directories that are
   * no more; not what was touched since then, nor what belongs to a running step, nor what has no
   * name that a store gives: someone may have taken a directory of his own for one.
   */
  List<Removed> leftovers(Instant since) throws IOException {
    List<Removed> removed = new ArrayList<>();
    for (String place : List.of(INCOMING, WORK)) {
      for (Path child : StoreContent.children(root.resolve(place))) {
        if (modified(child).isBefore(since)) {
          leftover(child).ifPresent(removed::add);
        }
      }
    }
    for (Path child : StoreContent.noEntries(root)) {
      removed.add(removed(child, Reason.LEFTOVER));
    }
    for (Path history : StoreContent.children(root.resolve(StepHistory.DIRECTORY))) {
      if (isStale(history)) {
        removed.add(removed(history, Reason.STALE_HISTORY));
      }
    }
    return removed;
  }

  private Optional<Removed> leftover(Path child) throws IOException {
    String name = child.getFileName().toString();
    // A part of the names of the other kind looks like that of a step.
    if (OF_NO_STEP.matcher(name).matches()) {
      return Optional.of(removed(child, Reason.LEFTOVER));
    }
    if (!OF_STEP.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<StoreLock> free = StoreLock.tryAcquire(root.resolve(StoreUsers.LOCKS), name);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (StoreLock lock = free.get()) {
      if (!dryRun) {
        ProcessSweep.kill(child.resolve("build").toString());
      }
      return Optional.of(removed(child, Reason.LEFTOVER));
    }
  }

  private Removed removed(Path directory, Reason reason) throws IOException {
    StoredEntry content = StoredEntry.read(directory);
    long bytes = new StoreSize(List.of(content)).bytes();
    remove(directory);
    return new Removed(
        root.relativize(directory).toString(), reason, Optional.empty(), bytes, List.of());
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private static boolean isStale(Path history) throws IOException {
    Path project = history.resolve(StepHistory.PROJECT);
    return Files.isRegularFile(project)
        && !Files.isDirectory(Path.of(Files.readString(project).stripTrailing()));
  }
}
