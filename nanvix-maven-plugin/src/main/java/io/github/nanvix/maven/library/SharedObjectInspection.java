// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a linked shared object says of itself what its recipe and the link model declare.
 *
 * @param needed what DT_NEEDED must list, in order
 * @param besides what it may list in between
 */
record SharedObjectInspection(
    SharedObject object, List<String> needed, Set<String> besides, Path file) {

  void requireAsDeclared() throws IOException {
    ElfImage image;
    try {
      image = ElfImage.read(file);
    } catch (ElfFormatException e) {
      throw refuse("is not a readable ELF file: " + Reason.of(e));
    }
    Optional<String> soname = image.dynamic().soname();
    if (!soname.equals(Optional.of(object.soname()))) {
      throw refuse(
          "has "
              + soname.map(s -> "SONAME \"" + s + "\"").orElse("no SONAME")
              + "; expected \""
              + object.soname()
              + "\"");
    }
    List<String> own = image.needed().stream().filter(name -> !besides.contains(name)).toList();
    if (!own.equals(needed)) {
      throw refuse("has DT_NEEDED " + image.needed() + "; expected " + needed);
    }
  }

  private BuildException refuse(String fault) {
    return BuildException.input(
        "Shared object \"" + object.file() + "\" " + fault + ".",
        "Correct the [[library]] in the recipe whose name is \"" + object.name() + "\".");
  }
}
