// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import java.net.URI;
import java.util.List;

/**
 * A file of a release. Lock files have no digest of it, and whoever owns the release can replace
 * it: it is fetched only by a pin that has one.
 *
 * @param name of the file
 * @param address https, http or file
 */
public record LockedAsset(String name, URI address) {
  private static final String EXPECTED_ADDRESS = "an address that begins with https://";

  /** All that the table can hold; the number in the release is in newer lock files. */
  static final Shape SHAPE =
      new Shape()
          .strings(Words::name, Words.EXPECTED_NAME, "name")
          .strings(LockedAsset::address, EXPECTED_ADDRESS, "url")
          .numbers("id")
          .require("name", "url");

  static LockedAsset from(TomlNode node) {
    return new LockedAsset(
        node.string("name"), node.parsed("url", LockedAsset::address, EXPECTED_ADDRESS));
  }

  private static URI address(String text) {
    URI address = URI.create(text);
    String scheme = String.valueOf(address.getScheme());
    if (!List.of("https", "http", "file").contains(scheme) || address.isOpaque()) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return address;
  }
}
