// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What one build has done, whichever of its projects it was for: all goals of a Maven session share
 * one. What a goal made ahead of time, for a project that comes later, is not reused there.
 */
public final class BuildRecord {
  private final Set<Path> made = ConcurrentHashMap.newKeySet();
  private final Map<Path, Duration> took = new ConcurrentHashMap<>();
  private final Map<Path, Doubt> doubts = new ConcurrentSkipListMap<>();
  private final Set<Path> sound = ConcurrentHashMap.newKeySet();
  private final Map<Path, Noted> noted = new ConcurrentHashMap<>();

  private final Set<Path> shared = ConcurrentHashMap.newKeySet();

  private record Noted(Sha256 fingerprint, boolean made) {}

  /** Takes down that this build makes an entry, before anybody can find it. */
  void makes(Path tree) {
    made.add(tree);
  }

  /** Takes down an entry that this build has made, and how long it took. */
  void made(StoreEntry entry) {
    took.put(entry.tree(), entry.duration());
  }

  /** How long it took to make an entry, whichever project of this build made it. */
  Optional<Duration> took(StoreEntry entry) {
    return Optional.ofNullable(took.get(entry.tree()));
  }

  /** Takes down that this build has asked for an entry that serves other machines, too. */
  void wants(Path entry) {
    shared.add(entry);
  }

  /** The directories of entries that this build has asked for and that serve other machines. */
  public SortedSet<Path> wantedOfUseElsewhere() {
    return new TreeSet<>(shared);
  }

  /** Takes down that nobody has looked whether an entry is what was published. */
  void doubt(Path tree, Doubt doubt) {
    doubts.put(tree, doubt);
  }

  /** Looks, before something is made of what was found: threads take turns, each entry is once. */
  void settleDoubts() {
    synchronized (doubts) {
      for (Path tree : List.copyOf(doubts.keySet())) {
        Doubt doubt = doubts.remove(tree);
        if (doubt != null) {
          doubt.settle();
        }
      }
    }
  }

  /** Takes down that an entry is what was published. */
  void trust(Path tree) {
    sound.add(tree);
  }

  /** Whether this build has made an entry, or has found that it is what was published. */
  boolean trusts(Path tree) {
    return sound.contains(tree) || made.contains(tree);
  }

  /** Whether this build has made the entry, for whichever project. */
  boolean hasMade(StoreEntry entry) {
    return made.contains(entry.tree());
  }

  /**
   * Whether this build has not yet noted an entry in a file of a history, as made or as reused;
   * from now on it has.
   */
  boolean isNews(Path file, StoreEntry entry) {
    Noted now = new Noted(entry.fingerprint(), hasMade(entry));
    return !now.equals(noted.put(file, now));
  }
}
