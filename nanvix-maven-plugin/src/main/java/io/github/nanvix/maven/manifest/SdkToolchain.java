// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;
import java.util.Optional;

/**
 * What a package is compiled with: {@code [toolchain]}.
 *
 * @param kind for example {@code nanvix-sdk}
 * @param provider for example {@code c-clang}
 * @param version of the SDK
 * @param sdk the SDK's own image
 * @param build an image made of it, which builds run in
 */
public record SdkToolchain(
    Optional<String> kind,
    Optional<String> provider,
    Optional<SdkVersion> version,
    Optional<ImageReference> sdk,
    Optional<ImageReference> build) {

  /** The image that builds run in. */
  public Optional<ImageReference> image() {
    return build.or(() -> sdk);
  }

  static SdkToolchain from(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(
        node.unknown(
            "kind",
            "provider",
            "sdk-version",
            "sdk-image",
            "sdk-digest",
            "build-image",
            "build-digest"));
    return new SdkToolchain(
        node.optionalString("kind"),
        node.optionalString("provider"),
        node.optionalParsed("sdk-version", SdkVersion::of, SdkVersion.EXPECTED),
        image(node, "sdk"),
        image(node, "build"));
  }

  private static Optional<ImageReference> image(TomlNode node, String prefix) {
    String digestKey = prefix + "-digest";
    Optional<String> name =
        node.optionalParsed(
            prefix + "-image", ImageReference::checkName, ImageReference.EXPECTED_NAME);
    Optional<Sha256> digest = node.optionalParsed(digestKey, Words::digest, Words.EXPECTED_DIGEST);
    if (name.isPresent() && digest.isEmpty()) {
      // What a name stands for can change, and has vanished before.
      throw node.missing(digestKey, Words.EXPECTED_DIGEST + ", of the image " + name.get());
    }
    if (digest.isPresent() && name.isEmpty()) {
      throw node.missing(prefix + "-image", ImageReference.EXPECTED_NAME);
    }
    return name.map(text -> new ImageReference(text, digest.orElseThrow()));
  }
}
