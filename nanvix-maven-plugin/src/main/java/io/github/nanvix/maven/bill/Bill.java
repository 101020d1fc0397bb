// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a bill of materials says of one archive.
 *
 * @param archive its file name
 * @param sha256 its digest
 * @param materials what it is made of
 * @param files each component's, by the component
 * @param clock when all of it was made, as far as anybody is told
 * @param tool the version of this plugin
 */
record Bill(
    String archive,
    Sha256 sha256,
    Materials materials,
    SortedMap<BilledComponent, Set<BilledFile>> files,
    Instant clock,
    String tool) {

  /** The bill of a tree that was packed. */
  static Bill of(
      String archive, Sha256 sha256, Materials materials, Path tree, Instant clock, String tool)
      throws IOException {
    SortedMap<BilledComponent, Set<BilledFile>> files = new TreeMap<>();
    materials.components().forEach(component -> files.put(component, new TreeSet<>()));
    for (RelativePath path : Trees.files(tree)) {
      files
          .computeIfAbsent(materials.owner(path), component -> new TreeSet<>())
          .add(BilledFile.of(path, path.under(tree)));
    }
    return new Bill(archive, sha256, materials, files, clock, tool);
  }

  /** Which of its files each file asks its loader for; those that ask for none are left out. */
  Map<RelativePath, Set<RelativePath>> loads() {
    Map<String, RelativePath> byName = new TreeMap<>();
    files.values().forEach(some -> some.forEach(f -> byName.put(f.path().fileName(), f.path())));
    Map<RelativePath, Set<RelativePath>> loads = new TreeMap<>();
    for (Set<BilledFile> some : files.values()) {
      for (BilledFile file : some) {
        Set<RelativePath> found = new TreeSet<>();
        file.needed().stream().filter(byName::containsKey).map(byName::get).forEach(found::add);
        if (!found.isEmpty()) {
          loads.put(file.path(), found);
        }
      }
    }
    return loads;
  }
}
