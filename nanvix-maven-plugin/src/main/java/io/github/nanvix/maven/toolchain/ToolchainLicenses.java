// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The terms that go with what a toolchain has linked, by their places below {@code share/licenses}.
 *
 * @param libraries those of the C library and the compiler's, for whatever is linked
 * @param exporting those of what only an exporting executable gets: the loader in it
 */
public record ToolchainLicenses(
    SortedMap<RelativePath, Path> libraries, SortedMap<RelativePath, Path> exporting) {
  /** Those of a toolchain that names none. */
  static final ToolchainLicenses NONE = new ToolchainLicenses(new TreeMap<>(), new TreeMap<>());

  /** All of them, for an image with an exporting executable. */
  public SortedMap<RelativePath, Path> all() {
    SortedMap<RelativePath, Path> all = new TreeMap<>(libraries);
    all.putAll(exporting);
    return all;
  }

  /** The files of an entry that has nothing else, by their places. */
  static SortedMap<RelativePath, Path> in(StoreEntry entry) {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    try {
      Trees.files(entry.tree()).forEach(place -> files.put(place, entry.file(place)));
      return files;
    } catch (IOException e) {
      throw DiskFailure.of("list the licences in", entry.tree(), e);
    }
  }
}
