// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.store.GcResult.Reason;
import io.github.nanvix.maven.store.GcResult.Removed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans a store up while no other build uses it. Builds that begin meanwhile wait; what this Java
 * machine itself has used since it first asked for anything stays.
 */
public final class StoreGc {
  private static final Logger LOG = LoggerFactory.getLogger(StoreGc.class);
  private static final long POLL_MILLIS = 100;

  private final Path root;
  private final GcRequest request;
  private final StoreUsers users;
  private final StoreTrash trash;
  private final List<Removed> removed = new ArrayList<>();

  private StoreGc(Path root, GcRequest request) {
    this.root = root;
    this.request = request;
    this.users = new StoreUsers(root);
    this.trash = new StoreTrash(root, request.dryRun());
  }

  /**
   * Cleans a store up; one that was never made is clean.
   *
   * @throws BuildException if other builds use it for longer than the request's patience, or if it
   *     is no store and cannot be one
   */
  public static GcResult run(Path root, GcRequest request) {
    Path store = root.toAbsolutePath().normalize();
    if (!StorePlace.isDirectory(store)) {
      return new GcResult(List.of(), 0, 0, 0, 0);
    }
    StoreGc gc = new StoreGc(store, request);
    try {
      StorePlace.requireStore(store);
      try (StoreLock gate = gc.alone()) {
        return gc.clean();
      }
    } catch (IOException e) {
      throw DiskFailure.of("clean up", store, e);
    }
  }

  /** Between two tries builds may register: one that waited for us could be waited for by us. */
  private StoreLock alone() throws IOException {
    long start = System.nanoTime();
    for (boolean said = false; ; said = true) {
      StoreLock gate = users.gate();
      List<Path> running = List.of();
      try {
        running = users.others();
        if (running.isEmpty()) {
          return gate;
        }
      } finally {
        if (!running.isEmpty()) {
          gate.close();
        }
      }
      if (System.nanoTime() - start >= request.patience().toNanos()) {
        throw StoreUsers.inUse(root, running);
      }
      if (!said) {
        LOG.info("Waiting until no other build uses the store: {}", running.get(0));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BuildException.environment("Interrupted while waiting for other builds.", "", e);
    }
  }

  private GcResult clean() throws IOException {
    Instant since = users.ownSince().orElse(Instant.MAX);
    List<StoredEntry> entries = new ArrayList<>(StoreContent.entries(root));
    entries.sort(Comparator.comparing(StoredEntry::lastUse).thenComparing(StoredEntry::name));
    StoreSize size = new StoreSize(entries);
    StoreCheck check = new StoreCheck();
    if (request.check()) {
      removeDamaged(entries, size, check);
    }
    Instant oldest = request.age().map(Instant.now()::minus).orElse(Instant.MIN);
    for (StoredEntry entry : List.copyOf(entries)) {
      boolean old = entry.lastUse().isBefore(oldest);
      if (entry.lastUse().isBefore(since) && (old || size.bytes() > request.limit())) {
        remove(entries, entry, size, old ? Reason.AGE : Reason.LIMIT, List.of());
      }
    }
    removed.addAll(trash.leftovers(since));
    return new GcResult(
        List.copyOf(removed), entries.size(), size.bytes(), check.checked(), check.unchecked());
  }

  private void removeDamaged(List<StoredEntry> entries, StoreSize size, StoreCheck check)
      throws IOException {
    for (StoredEntry entry : List.copyOf(entries)) {
      List<String> differences = check.differences(entry.directory());
      if (!differences.isEmpty()) {
        remove(entries, entry, size, Reason.DAMAGED, differences);
      }
    }
  }

  private void remove(
      List<StoredEntry> entries,
      StoredEntry entry,
      StoreSize size,
      Reason reason,
      List<String> differences)
      throws IOException {
    trash.remove(entry.directory());
    entries.remove(entry);
    removed.add(
        new Removed(
            entry.name(), reason, Optional.of(entry.lastUse()), size.remove(entry), differences));
  }
}
