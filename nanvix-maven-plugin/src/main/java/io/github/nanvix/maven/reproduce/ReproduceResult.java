// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.compare.Difference;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What two builds of the same thing came to.
 *
 * @param variations what differed between the builds, and what could not
 * @param files every compared file by its path below the checkout, with its differences; build
 *     information last
 * @param exclusions what the user lets differ
 */
public record ReproduceResult(
    List<Variation> variations, Map<String, List<Difference>> files, List<Exclusion> exclusions) {
  /** Build information has the digests of the archives: it differs because one of them does. */
  private static final Comparator<String> CONSEQUENCES_LAST =
      Comparator.<String, Boolean>comparing(path -> path.endsWith(".buildinfo"))
          .thenComparing(Comparator.naturalOrder());

  /** Copies all. */
  public ReproduceResult {
    variations = List.copyOf(variations);
    Map<String, List<Difference>> ordered = new TreeMap<>(CONSEQUENCES_LAST);
    ordered.putAll(files);
    files = Collections.unmodifiableMap(ordered);
    exclusions = List.copyOf(exclusions);
  }

  /** Differences that no exclusion covers. */
  public List<Difference> differences() {
    return files.values().stream()
        .flatMap(List::stream)
        .filter(difference -> exclusion(difference).isEmpty())
        .toList();
  }

  /** The first exclusion that covers a difference. */
  public Optional<Exclusion> exclusion(Difference difference) {
    return exclusions.stream().filter(exclusion -> exclusion.covers(difference)).findFirst();
  }

  /** Exclusions that cover no difference at all. */
  public List<Exclusion> unused() {
    return exclusions.stream()
        .filter(
            exclusion -> files.values().stream().flatMap(List::stream).noneMatch(exclusion::covers))
        .toList();
  }
}
