// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes where in a sysroot; two different files for one place are an error. */
public final class CopyPlan {
  private final SortedMap<RelativePath, Entry> entries = new TreeMap<>();

  /**
   * One file, wherever it comes from.
   *
   * @param from where it comes from
   * @param identity what identifies its content in a fingerprint
   * @param strip whether symbols are removed on the way
   */
  public record Entry(Path from, String identity, boolean strip) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entry entry
          && entry.identity.equals(identity)
          && entry.strip == strip;
    }

    @Override
    public int hashCode() {
      return identity.hashCode();
    }
  }

  /** The entries, sorted by place. */
  public SortedMap<RelativePath, Entry> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }

  /** Adds a file of a store entry; {@code origin} is the entry's fingerprint. */
  public CopyPlan file(String to, Path from, Object origin) {
    return add(to, new Entry(from, origin + "!" + from.getFileName(), false));
  }

  /** As {@link #file}, stripped. */
  public CopyPlan stripped(String to, Path from, Object origin) {
    return add(to, new Entry(from, origin + "!" + from.getFileName(), true));
  }

  /**
   * Adds the files of a directory, below a place.
   *
   * @param accepted whether a file belongs there, and whether a directory in it is looked into
   */
  public CopyPlan tree(String to, Path directory, Object origin, Predicate<RelativePath> accepted) {
    try {
      for (RelativePath path : Trees.files(directory, accepted)) {
        Path from = path.under(directory);
        put(to + "/" + path, new Entry(from, origin + "!" + path, false));
      }
      return this;
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }

  private CopyPlan add(String to, Entry entry) {
    if (!Files.exists(entry.from())) {
      throw BuildException.input(
          "\"" + entry.from() + "\", which belongs at \"" + to + "\" of the sysroot, is missing.",
          "Run the goal that makes it first.");
    }
    return put(to, entry);
  }

  private CopyPlan put(String to, Entry entry) {
    Entry other = entries.put(new RelativePath(to), entry);
    if (other != null
        && (!other.identity().equals(entry.identity()) || other.strip() != entry.strip())) {
      throw BuildException.input(
          "Two files belong at \""
              + to
              + "\" of the sysroot: \""
              + other.from()
              + "\" and \""
              + entry.from()
              + "\".",
          "Leave one of them out.");
    }
    return this;
  }
}
