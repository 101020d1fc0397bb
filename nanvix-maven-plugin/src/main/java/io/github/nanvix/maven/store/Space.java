// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.toml.TomlNode;

/**
 * What something takes of the store, as it was measured.
 *
 * @param leaves the bytes that stay
 * @param scratch the bytes that making it takes besides, for a while
 */
public record Space(long leaves, long scratch) {

  /** The keys {@code space} and {@code scratch} of a table; what nobody has measured counts 0. */
  public static Space of(TomlNode node) {
    return new Space(
        node.optionalSize("space").orElse(0L), node.optionalSize("scratch").orElse(0L));
  }
}
