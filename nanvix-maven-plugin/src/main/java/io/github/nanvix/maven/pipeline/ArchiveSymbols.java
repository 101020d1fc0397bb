// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What archives have to do with others.
 *
 * @param defined names that they give
 * @param undefined names that they cannot do without, and do not have themselves
 */
record ArchiveSymbols(Set<String> defined, Set<String> undefined) {
  static final ArchiveSymbols NONE = new ArchiveSymbols(Set.of(), Set.of());

  /** Those of some archives, taken as one. */
  static ArchiveSymbols of(List<Path> archives) throws IOException {
    Set<String> defined = new HashSet<>();
    Set<String> undefined = new HashSet<>();
    for (Path archive : archives) {
      for (ArMember member : ArArchive.read(archive).members()) {
        SymbolTable table = member.image().staticSymbols();
        for (int i = 0; i < table.size(); i++) {
          if (table.binding(i).equals(SymbolBinding.LOCAL)) {
            continue;
          }
          if (table.isDefined(i)) {
            defined.add(table.name(i));
          } else if (table.isUndefined(i) && !table.binding(i).equals(SymbolBinding.WEAK)) {
            undefined.add(table.name(i));
          }
        }
      }
    }
    undefined.removeAll(defined);
    return new ArchiveSymbols(defined, undefined);
  }

  /** What all archives below a directory define; empty where there is none. */
  static Set<String> definedBelow(Path directory) throws IOException {
    Set<String> defined = new HashSet<>();
    if (Files.isDirectory(directory)) {
      for (RelativePath path : Trees.files(directory)) {
        Path file = path.under(directory);
        if (path.text().endsWith(".a")) {
          try {
            defined.addAll(of(List.of(file)).defined());
          } catch (ElfFormatException e) {
            // Some are scripts for the linker.
          }
        }
      }
    }
    return defined;
  }

  boolean lacksOneOf(Set<String> names) {
    return undefined.stream().anyMatch(names::contains);
  }
}
