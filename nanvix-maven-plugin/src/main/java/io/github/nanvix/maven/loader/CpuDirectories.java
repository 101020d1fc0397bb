// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Directories below each searched one, into which a loader looks first, by what the CPU can do.
 *
 * @param levels one for each level of CPUs, named by its last part, the lowest level first
 * @param always those for every CPU, in the order in which they are searched
 * @param uncertain those that depend on more than the level
 */
public record CpuDirectories(List<String> levels, List<String> always, List<String> uncertain) {
  private static final String BASELINE = "baseline";

  /** The names that the level may have, the baseline first. */
  List<String> names() {
    return Stream.concat(
            Stream.of(BASELINE),
            levels.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)))
        .toList();
  }

  /**
   * What is searched, in order.
   *
   * @param level the CPU that is meant: a level, or {@code baseline} for none of them; empty where
   *     it is not known, which is planned as the baseline; one of other machines is none here
   */
  List<String> searched(Optional<String> level) {
    int reached = Math.max(0, names().indexOf(level.orElse(BASELINE)));
    List<String> searched = new ArrayList<>(levels.subList(0, reached));
    Collections.reverse(searched);
    searched.addAll(always);
    return searched;
  }

  /** What is searched or not, nobody here knows. */
  List<String> unknown(Optional<String> level) {
    List<String> unknown = new ArrayList<>(uncertain);
    if (level.isEmpty()) {
      unknown.addAll(levels);
    }
    return unknown;
  }
}
