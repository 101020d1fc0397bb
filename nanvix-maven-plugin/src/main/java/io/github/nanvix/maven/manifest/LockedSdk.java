// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Optional;

/**
 * What a build takes from the SDK that a manifest has been resolved to: {@code [metadata.sdk]}.
 *
 * @param version of the SDK
 * @param image its image; {@code image-name}, {@code image-digest} and {@code image-ref} agree
 * @param nanvixCommit of the Nanvix that its C library is of
 * @param sysrootSha256 the digest of Nanvix's archive
 * @param dynamicLoader whether its programs can open shared objects, where it says so
 */
public record LockedSdk(
    SdkVersion version,
    ImageReference image,
    Optional<String> nanvixCommit,
    Optional<Sha256> sysrootSha256,
    Optional<Boolean> dynamicLoader) {
  /** All that the table can hold. */
  static final Shape SHAPE =
      SdkShape.traits()
          .numbers("schema-version")
          .strings(SdkVersion::of, SdkVersion.EXPECTED, "sdk-version")
          .strings(
              Words::word, Words.EXPECTED_WORD, "provider-id", "provider", "role", "nanvix-tag")
          .with(
              "image-name",
              (node, key, unknown) ->
                  SdkShape.image(node, "image-name", "image-digest", "image-ref"))
          .with("image-digest", (node, key, unknown) -> {})
          .with("image-ref", (node, key, unknown) -> {})
          .strings(NanvixVersion::of, "X.Y.Z", "nanvix-version")
          .strings(Words::commit, Words.EXPECTED_COMMIT, "nanvix-commit")
          .strings(Words::bareDigest, "a SHA-256", "sysroot-sha256")
          .require("sdk-version", "image-name");

  static LockedSdk from(TomlNode node) {
    return new LockedSdk(
        node.parsed("sdk-version", SdkVersion::of, SdkVersion.EXPECTED),
        SdkShape.image(node, "image-name", "image-digest", "image-ref"),
        node.optionalString("nanvix-commit"),
        node.optionalParsed("sysroot-sha256", Words::bareDigest, "a SHA-256"),
        node.optionalTable("features").flatMap(table -> table.optionalFlag("dynamic_loader")));
  }
}
