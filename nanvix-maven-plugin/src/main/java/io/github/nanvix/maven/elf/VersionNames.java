package io.github.nanvix.maven.elf;

import java.util.Map;
import java.util.Set;

/**
 * The versions that a file defines or needs, by the numbers that its symbols refer to them with.
 *
 * @param byNumber their names
 * @param foreign the numbers of needed ones
 * @param defined where in the string table the names of defined ones stand
 */
record VersionNames(
    Map<Integer, String> byNumber, Set<Integer> foreign, Map<Integer, Long> defined) {
  static final VersionNames NONE = new VersionNames(Map.of(), Set.of(), Map.of());
}
