package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one build has done, whichever of its projects it was for: all goals of a Maven session share
 * one. What a goal made ahead of time, for a project that comes later, is not reused there.
 */
public final class BuildRecord {
  private final Set<Path> made = ConcurrentHashMap.newKeySet();
  private final Map<Path, Noted> noted = new ConcurrentHashMap<>();

  private record Noted(Sha256 fingerprint, boolean made) {}

  /** Takes down that this build makes an entry, before anybody can find it. */
  void makes(Path tree) {
    made.add(tree);
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
