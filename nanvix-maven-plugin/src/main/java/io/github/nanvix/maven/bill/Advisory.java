// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;

/**
 * A record of the Open Source Vulnerability format.
 *
 * @param id of the record
 * @param aliases the same under other names
 * @param summary in a line; may be empty
 * @param isWithdrawn whether its database has taken it back
 * @param affected what it concerns
 */
public record Advisory(
    String id,
    List<String> aliases,
    String summary,
    boolean isWithdrawn,
    List<AffectedPackage> affected) {

  /**
   * Reads a record.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming the key that is missing or wrong
   */
  static Advisory from(TomlNode node) {
    return new Advisory(
        node.string("id"),
        node.strings("aliases"),
        node.optionalString("summary").orElse(""),
        node.optionalString("withdrawn").isPresent(),
        node.tables("affected").stream().map(AffectedPackage::from).toList());
  }

  /** Whether it goes by a name. */
  boolean isCalled(String name) {
    return id.equals(name) || aliases.contains(name);
  }
}
