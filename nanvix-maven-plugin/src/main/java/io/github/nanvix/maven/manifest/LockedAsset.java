package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A file of a release. Lock files have no digest of it, and whoever owns the release can replace
 * it: it is fetched only by a pin that has one.
 *
 * @param name of the file
 * @param address https, http or file
 * @param id the number that the file has in its release, in newer lock files
 */
public record LockedAsset(String name, URI address, Optional<Long> id) {

  static LockedAsset from(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(node.unknown("name", "url", "id"));
    return new LockedAsset(
        node.parsed("name", Words::name, Words.EXPECTED_NAME),
        node.parsed("url", LockedAsset::address, "an address that begins with https://"),
        node.optionalSize("id"));
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
