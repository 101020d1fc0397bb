package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;
import java.util.Optional;

/**
 * The SDK that a manifest has been resolved to: {@code [metadata.sdk]}.
 *
 * @param schemaVersion of this table
 * @param version of the SDK
 * @param providerId for example {@code c-clang}
 * @param provider for example {@code clang}
 * @param role for example {@code c}
 * @param image its image; {@code image-name}, {@code image-digest} and {@code image-ref} agree
 * @param nanvixTag of Nanvix's release
 * @param nanvixVersion of Nanvix
 * @param nanvixCommit of Nanvix
 * @param sysrootSha256 the digest of Nanvix's archive
 * @param traits its sub-tables
 */
public record LockedSdk(
    Optional<Long> schemaVersion,
    SdkVersion version,
    Optional<String> providerId,
    Optional<String> provider,
    Optional<String> role,
    ImageReference image,
    Optional<String> nanvixTag,
    Optional<NanvixVersion> nanvixVersion,
    Optional<String> nanvixCommit,
    Optional<Sha256> sysrootSha256,
    SdkTraits traits) {

  static LockedSdk from(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(
        node.unknown(
            "schema-version",
            "sdk-version",
            "provider-id",
            "provider",
            "role",
            "image-name",
            "image-digest",
            "image-ref",
            "nanvix-tag",
            "nanvix-version",
            "nanvix-commit",
            "sysroot-sha256",
            "target",
            "toolchain",
            "compat",
            "features"));
    return new LockedSdk(
        node.optionalSize("schema-version"),
        node.parsed("sdk-version", SdkVersion::of, "vX.Y.Z-sdk.N"),
        node.optionalString("provider-id"),
        node.optionalString("provider"),
        node.optionalString("role"),
        image(node),
        node.optionalString("nanvix-tag"),
        node.optionalParsed("nanvix-version", NanvixVersion::of, "X.Y.Z"),
        node.optionalString("nanvix-commit"),
        node.optionalParsed("sysroot-sha256", Words::bareDigest, "a SHA-256"),
        SdkTraits.from(node, unknown));
  }

  private static ImageReference image(TomlNode node) {
    ImageReference image =
        new ImageReference(
            node.parsed("image-name", ImageReference::checkName, ImageReference.EXPECTED_NAME),
            node.parsed("image-digest", Words::digest, Words.EXPECTED_DIGEST));
    Optional<String> whole = node.optionalString("image-ref");
    if (whole.isPresent() && !whole.get().equals(image.toString())) {
      throw node.refuse(
          "image-ref",
          "is \"" + whole.get() + "\"",
          "image-name and image-digest together, \"" + image + "\"");
    }
    return image;
  }
}
