// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory of pin files, which need not exist.
 *
 * @param name what messages call it
 */
public record PinDirectory(String name, Path root) implements PinPlace {

  @Override
  public Optional<byte[]> find(RelativePath path) {
    Path file = path.under(root);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw DiskFailure.of("read the pin file", file, e);
    }
  }

  @Override
  public SortedSet<String> paths(String directory) {
    Path below = root.resolve(directory);
    if (!Files.isDirectory(below)) {
      return Collections.emptySortedSet();
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw DiskFailure.of("list the pin files in", below, e);
    } catch (UncheckedIOException e) {
      throw DiskFailure.of("list the pin files in", below, new IOException(Reason.of(e), e));
    }
  }
}
