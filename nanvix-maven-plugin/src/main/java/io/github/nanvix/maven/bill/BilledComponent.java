// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.digest.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody releases, as the world knows it.
 *
 * @param name of it
 * @param version of it
 * @param license as an SPDX expression, where one is pinned
 * @param cpe the name in the National Vulnerability Database, version included
 * @param purl its package URL
 * @param repository where it is developed
 * @param origins the files that it was taken from
 * @param patches what was changed in it, each with its digest
 */
public record BilledComponent(
    String name,
    String version,
    Optional<String> license,
    Optional<String> cpe,
    String purl,
    Optional<String> repository,
    List<Origin> origins,
    List<String> patches)
    implements Comparable<BilledComponent> {

  /**
   * A file that something was taken from.
   *
   * @param address where it is published, if it is at an address
   */
  public record Origin(Optional<String> address, Sha256 sha256) {}

  /** Keeps its own copies. */
  public BilledComponent {
    origins = List.copyOf(origins);
    patches = List.copyOf(patches);
  }

  /** Something of which no more is known. */
  public static BilledComponent of(String name, String version) {
    return new BilledComponent(
        name,
        version,
        Optional.empty(),
        Optional.empty(),
        PackageUrl.generic(name, version),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** What a bill refers to it by. */
  String reference() {
    return name + "@" + version;
  }

  @Override
  public int compareTo(BilledComponent other) {
    return reference().compareTo(other.reference());
  }
}
