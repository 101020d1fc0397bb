// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;
import java.util.function.Function;

/**
 * The readable ELF files of an image by path; where links lead to one file, the same object for
 * each of its paths.
 */
@FunctionalInterface
public interface ImageFiles extends Function<RelativePath, Optional<ElfImage>> {

  /**
   * Where a path leads whose directories are walked as the kernel does: one after the other, links
   * followed within the image, {@code ..} from where a link has led to.
   *
   * @return the path without {@code ..}; empty where one of the directories is not there
   */
  default Optional<RelativePath> walk(String path) {
    return RelativePath.within(path);
  }

  /** Whether a path, walked like that, leads to a directory. */
  default boolean isDirectory(String path) {
    return false;
  }

  /**
   * Why a loader that opens a path could not map what is there, empty where nothing is there, or an
   * ELF file.
   */
  default Optional<LoadFailure> obstacle(RelativePath path) {
    return Optional.empty();
  }
}
