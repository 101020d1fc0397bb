// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a store is; looking changes nothing in it.
 *
 * @param all its entries
 * @param added those that were made in the last seven days
 * @param damaged what is no longer as it was published: the name of an entry, and what of it
 * @param leftovers what builds that failed or were killed have left
 */
public record StoreHealth(Amount all, Amount added, List<String> damaged, Amount leftovers) {
  private static final Duration RECENT = Duration.ofDays(7);
  // What is younger may be somebody's work.
  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * How much there is of something.
   *
   * @param bytes of files, each counted once
   */
  public record Amount(int count, long bytes) {
    private static final Amount NOTHING = new Amount(0, 0);

    private static Amount of(List<StoredEntry> entries) {
      return new Amount(entries.size(), new StoreSize(entries).bytes());
    }
  }

  /**
   * Looks at a store, which need not be there.
   *
   * @param thoroughly whether every file is read; else those that were touched since they were last
   *     compared
   */
  public static StoreHealth of(Path root, boolean thoroughly) {
    try {
      return Files.isDirectory(root)
          ? look(root, thoroughly)
          : new StoreHealth(Amount.NOTHING, Amount.NOTHING, List.of(), Amount.NOTHING);
    } catch (IOException e) {
      throw DiskFailure.of("look into", root, e);
    }
  }

  private static StoreHealth look(Path root, boolean thoroughly) throws IOException {
    List<StoredEntry> entries = StoreContent.entries(root);
    Instant recent = Instant.now().minus(RECENT);
    List<StoredEntry> added = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (StoredEntry entry : entries) {
      try {
        if (made(entry).isAfter(recent)) {
          added.add(entry);
        }
        List<String> differences = differences(entry.directory(), thoroughly);
        if (!differences.isEmpty()) {
          damaged.add(entry.name() + ": " + differences.get(0));
        }
      } catch (NoSuchFileException e) {
        if (StoreContent.isEntry(entry.directory())) {
          damaged.add(entry.name() + ": it lacks " + Path.of(e.getFile()).getFileName());
        }
      }
    }
    int count = 0;
    long bytes = 0;
    for (GcResult.Removed left :
        new StoreTrash(root, true).leftovers(Instant.now().minus(ABANDONED))) {
      count++;
      bytes += left.bytes();
    }
    return new StoreHealth(
        Amount.of(entries), Amount.of(added), List.copyOf(damaged), new Amount(count, bytes));
  }

  /** The manifest is written when an entry is made; older plugins have made none. */
  private static Instant made(StoredEntry entry) throws IOException {
    Path manifest = entry.directory().resolve(TreeManifest.FILE);
    return Files.exists(manifest)
        ? Files.getLastModifiedTime(manifest).toInstant()
        : entry.lastUse();
  }

  private static List<String> differences(Path entry, boolean thoroughly) throws IOException {
    EntryCheck check = new EntryCheck(entry);
    return thoroughly ? check.thoroughly().orElse(List.of()) : check.quickly();
  }
}
