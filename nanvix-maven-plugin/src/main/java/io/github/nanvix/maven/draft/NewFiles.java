// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files that are to be written where none are.
 *
 * @param directory of the new project
 */
public record NewFiles(Path directory) {

  /** The place of a new project: where somebody stands, if nothing is there, else below it. */
  public static NewFiles of(Path here, String name) {
    try (Stream<Path> there = Files.list(here)) {
      return new NewFiles(there.findAny().isEmpty() ? here : here.resolve(name));
    } catch (IOException e) {
      throw DiskFailure.of("list", here, e);
    }
  }

  /** Looks before any work is done. */
  public void requireNone(Collection<String> paths) {
    List<Path> there =
        paths.stream()
            .map(directory::resolve)
            .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw BuildException.input(
          "\"" + there.get(0) + "\" is there already; no file is overwritten.",
          "Remove it, or call the goal in another directory.");
    }
  }

  /** Writes all of them, by their paths. */
  public void write(Map<String, String> texts) {
    requireNone(texts.keySet());
    texts.forEach(
        (path, text) -> {
          Path file = directory.resolve(path);
          try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text);
          } catch (IOException e) {
            throw DiskFailure.of("write", file, e);
          }
        });
  }
}
