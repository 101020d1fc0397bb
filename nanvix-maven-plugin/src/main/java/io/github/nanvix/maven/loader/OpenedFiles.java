// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that plans of one image have opened so far, and an index of what they define: a symbol
 * costs one look-up, however many files are searched for it.
 */
final class OpenedFiles {
  private final LoaderProfile profile;
  private final ImageFiles images;
  private final Map<RelativePath, Optional<OpenedFile>> byPath = new HashMap<>();
  private final IdentityHashMap<ElfImage, OpenedFile> byImage = new IdentityHashMap<>();
  private final List<OpenedFile> all = new ArrayList<>();
  private final DefinitionIndex definitions = new DefinitionIndex();

  OpenedFiles(LoaderProfile profile, ImageFiles images) {
    this.profile = profile;
    this.images = images;
  }

  /** The file at a path, if there is a readable one. */
  Optional<OpenedFile> at(RelativePath path) {
    Optional<OpenedFile> known = byPath.get(path);
    if (known == null) {
      known = images.apply(path).map(image -> open(path, image));
      byPath.put(path, known);
    }
    return known;
  }

  /** Why what is at a path, where no file was opened, cannot be mapped. */
  Optional<LoadFailure> obstacle(RelativePath path) {
    return images.obstacle(path);
  }

  /** Which of the opened files define a name. */
  DefinitionIndex definitions() {
    return definitions;
  }

  /** The file of a number. */
  OpenedFile numbered(int number) {
    return all.get(number);
  }

  /** How many files are opened; their numbers are below. */
  int count() {
    return all.size();
  }

  /** Loaders that know a library by more than its path see through links, by device and inode. */
  private OpenedFile open(RelativePath path, ElfImage image) {
    if (!profile.search().sonames() && !profile.search().shortNames()) {
      return index(path, image);
    }
    OpenedFile known = byImage.get(image);
    if (known == null) {
      known = index(path, image);
      byImage.put(image, known);
    }
    return known;
  }

  private OpenedFile index(RelativePath path, ElfImage image) {
    SymbolTable table = image.dynamicSymbols();
    int[] undefined = new int[16];
    int count = 0;
    Dynamic dynamic = image.dynamic();
    Set<String> unfound = new HashSet<>();
    // Loaders that go by the dynamic array look definitions up in its hash tables alone.
    boolean canBeFound =
        profile.files().sectionsByName() || dynamic.hasHash() || dynamic.hasGnuHash();
    for (int i = 1; i < table.size(); i++) {
      if (table.isUndefined(i)) {
        undefined = count == undefined.length ? Arrays.copyOf(undefined, count * 2) : undefined;
        undefined[count++] = i;
      } else if (table.isExported(i) && !(canBeFound && table.isLookedUp(i))) {
        unfound.add(table.name(i));
      } else if (table.isExported(i)) {
        definitions.add(table.name(i), all.size(), i);
      }
    }
    OpenedFile file =
        new OpenedFile(all.size(), path, image, Arrays.copyOf(undefined, count), unfound);
    all.add(file);
    return file;
  }
}
