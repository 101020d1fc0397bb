// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.fs.Whereabouts;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a build may put into one store, compared with the space that is left there. */
public final class SpaceNeeds {
  private final Path store;
  private final Map<String, SpaceNeed> needs = new LinkedHashMap<>();

  /**
   * @param store its directory, which need not exist
   */
  public SpaceNeeds(Path store) {
    this.store = store;
  }

  /** Adds what one project needs. */
  public void add(Collection<SpaceNeed> more) {
    more.forEach(need -> needs.putIfAbsent(need.what(), need));
  }

  /**
   * Compares. Where there is room for everything, nobody looks for what is there already.
   *
   * @throws BuildException if there is no room for what is missing
   */
  public void require() {
    FileStore fileSystem = fileSystem();
    long free = free(fileSystem);
    if (free >= most(needs.values())) {
      return;
    }
    List<SpaceNeed> missing =
        needs.values().stream().filter(need -> need.isMissing().getAsBoolean()).toList();
    if (free >= most(missing)) {
      return;
    }
    throw BuildException.environment(
        "The store \""
            + store
            + "\" lies on the file system "
            + fileSystem
            + ", which has "
            + words(free)
            + " free, and making what is missing in the store takes about "
            + words(most(missing))
            + ": "
            + missing.stream()
                .map(need -> need.what() + " " + new ByteSize(need.space().leaves()))
                .collect(Collectors.joining(", "))
            + ".",
        DiskFailure.MAKE_ROOM);
  }

  /** One after the other is made, and takes more while it is. */
  private static long most(Collection<SpaceNeed> needs) {
    long left = 0;
    long most = 0;
    for (SpaceNeed need : needs) {
      left += need.space().leaves();
      most = Math.max(most, left + need.space().scratch());
    }
    return most;
  }

  private static String words(long bytes) {
    return new ByteSize(bytes) + (bytes < 1000 ? "" : " (" + bytes + " bytes)");
  }

  private FileStore fileSystem() {
    try {
      return Files.getFileStore(Whereabouts.existing(store));
    } catch (IOException e) {
      throw DiskFailure.of("ask for the space left at", store, e);
    }
  }

  private long free(FileStore fileSystem) {
    try {
      return fileSystem.getUsableSpace();
    } catch (IOException e) {
      throw DiskFailure.of("ask for the space left at", store, e);
    }
  }
}
