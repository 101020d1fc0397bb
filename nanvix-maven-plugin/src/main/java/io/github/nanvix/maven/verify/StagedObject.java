// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/**
 * One ELF file of the image.
 *
 * @param path where it is staged
 * @param role what it is there for
 * @param image its content
 * @param size its size in bytes
 */
public record StagedObject(RelativePath path, Role role, ElfImage image, long size) {

  /** An extension module's import name, with the packages that it is in. */
  public String moduleName() {
    return ModuleName.of(path).dotted();
  }

  /** What Python calls of it, if it is an extension module; others of its name have it too. */
  String initFunction() {
    return "PyInit_" + ModuleName.of(path).last();
  }

  /** Its {@code PT_LOAD} segments that take memory, in file order. */
  List<Segment> loads() {
    return image.segments().stream().filter(Segment::isLoaded).toList();
  }
}
