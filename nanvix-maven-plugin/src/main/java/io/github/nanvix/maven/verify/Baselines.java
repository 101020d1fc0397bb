// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The baselines of a project, each in a file {@code <library's file name>.symbols}.
 *
 * @param byLibrary by the library's file name; empty for a file that is no baseline
 */
public record Baselines(SortedMap<String, Optional<Baseline>> byLibrary) {
  private static final String SUFFIX = ".symbols";

  /** Keeps its own copy. */
  public Baselines {
    byLibrary = Collections.unmodifiableSortedMap(new TreeMap<>(byLibrary));
  }

  /**
   * Looks whether there is such a directory.
   *
   * @throws BuildException if there is none
   */
  public static void require(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "The directory of baselines \"" + directory + "\" is no directory.",
          "Correct its name, or have it written: run nanvix:verify with -Dnanvix.baseline.update.");
    }
  }

  /**
   * Reads the files directly in a directory.
   *
   * @throws BuildException if there is no such directory
   */
  public static Baselines read(Path directory) {
    require(directory);
    SortedMap<String, Optional<Baseline>> found = new TreeMap<>();
    try {
      for (RelativePath file : Trees.files(directory)) {
        if (file.text().endsWith(SUFFIX) && !file.text().contains("/")) {
          // Bytes that are no text are replaced, and then are no symbol's name.
          byte[] content = Files.readAllBytes(file.under(directory));
          String name = file.text().substring(0, file.text().length() - SUFFIX.length());
          found.put(name, Baseline.parse(new String(content, StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("read the baselines in", directory, e);
    }
    return new Baselines(found);
  }

  /**
   * Writes the baseline of each library; those of libraries that are gone are deleted.
   *
   * @param damaged the names of further files, whose baselines stay as they are
   */
  static void write(
      Path directory, Collection<StagedObject> libraries, Collection<String> damaged) {
    Collection<String> gone =
        new TreeSet<>(
            Files.isDirectory(directory) ? read(directory).byLibrary().keySet() : Set.of());
    gone.removeAll(damaged);
    for (StagedObject library : libraries) {
      Path file = directory.resolve(library.path().fileName() + SUFFIX);
      gone.remove(library.path().fileName());
      try {
        AtomicFile.write(file, Baseline.of(library.image()).text());
      } catch (IOException e) {
        throw DiskFailure.of("write", file, e);
      }
    }
    for (String name : gone) {
      Path file = directory.resolve(name + SUFFIX);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw DiskFailure.of("delete", file, e);
      }
    }
  }
}
