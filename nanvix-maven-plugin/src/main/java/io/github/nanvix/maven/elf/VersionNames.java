// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions that a file defines or needs, by the numbers that its symbols refer to them with.
 *
 * @param byNumber their names
 * @param foreign the numbers of needed ones
 * @param fault what loaders that match versions do not take in the tables
 * @param defined where in the string table the names of defined ones stand
 */
record VersionNames(
    Map<Integer, String> byNumber,
    Set<Integer> foreign,
    Optional<String> fault,
    Map<Integer, Long> defined) {
  static final VersionNames NONE = new VersionNames(Map.of(), Set.of(), Optional.empty(), Map.of());
}
