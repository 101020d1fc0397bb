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

  /** An extension module's import name: its file name up to the first dot. */
  public String moduleName() {
    return moduleName(path);
  }

  /** Its {@code PT_LOAD} segments that take memory, in file order. */
  List<Segment> loads() {
    return image.segments().stream().filter(Segment::isLoaded).toList();
  }

  static String moduleName(RelativePath path) {
    String name = path.fileName();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
