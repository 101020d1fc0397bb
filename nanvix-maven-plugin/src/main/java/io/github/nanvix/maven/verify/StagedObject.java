package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;

/**
 * One ELF file of the image.
 *
 * @param path where it is staged
 * @param role what it is there for
 * @param image its content
 */
public record StagedObject(RelativePath path, Role role, ElfImage image) {

  /** An extension module's import name: its file name up to the first dot. */
  public String moduleName() {
    return moduleName(path);
  }

  static String moduleName(RelativePath path) {
    String name = path.fileName();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
