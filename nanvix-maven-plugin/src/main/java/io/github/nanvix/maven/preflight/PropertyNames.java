// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import io.github.nanvix.maven.failure.NearestName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The properties that the goals read.
 *
 * @param known their names, each beginning with {@link #PREFIX}
 */
public record PropertyNames(Set<String> known) {
  /** What the names of all of them begin with, and should begin with for nobody else. */
  public static final String PREFIX = "nanvix.";

  /** Keeps its own copy. */
  public PropertyNames {
    known = Set.copyOf(known);
  }

  /** Whether a property looks like one of them and is none. */
  public boolean isForeign(String property) {
    return property.startsWith(PREFIX) && !known.contains(property);
  }

  /** The one that a misspelt name means, if it is near. */
  public Optional<String> nearest(String property) {
    Set<String> rests =
        known.stream().map(PropertyNames::withoutPrefix).collect(Collectors.toSet());
    return new NearestName(rests).to(withoutPrefix(property)).map(rest -> PREFIX + rest);
  }

  private static String withoutPrefix(String property) {
    return property.substring(PREFIX.length());
  }
}
