// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Optional;

/**
 * What Nanvix says of an SDK, wherever that stands: in {@code sdk-release.json}, in the SDK's own
 * {@code nanvix-sdk.json}, or in a lock file.
 */
final class SdkShape {
  /** The tables that all of them have, key by key the same. */
  static final List<String> MIRRORED = List.of("target", "toolchain", "libc", "compat", "features");

  private SdkShape() {}

  /** {@code target}, {@code toolchain}, {@code compat}, {@code features}. */
  static Shape traits() {
    return new Shape()
        .table("target", new Shape().strings(Words::word, Words.EXPECTED_WORD, "triple", "alias"))
        .table(
            "toolchain",
            new Shape()
                .strings(Words::number, Words.EXPECTED_NUMBER, "llvm_version")
                .strings(Words::commit, Words.EXPECTED_COMMIT, "llvm_commit")
                .strings(Words::word, Words.EXPECTED_WORD, "port_branch"))
        .table(
            "compat",
            new Shape()
                .strings(Words::word, Words.EXPECTED_WORD, "abi", "c_abi", "cxx_abi")
                .strings(Words::number, Words.EXPECTED_NUMBER, "min_nanvix_os"))
        .table(
            "features",
            new Shape()
                .strings(Words::word, Words.EXPECTED_WORD, "compiler_rt")
                .flags("dynamic_loader", "filesystem", "localization", "wide_chars"));
  }

  /** {@code libc} of the two JSON documents. */
  static Shape libc() {
    return new Shape()
        .strings(Words::number, Words.EXPECTED_NUMBER, "nanvix_version")
        .strings(Words::word, Words.EXPECTED_WORD, "nanvix_tag")
        .strings(Words::commit, Words.EXPECTED_COMMIT, "nanvix_commit")
        .strings(Words::bareDigest, "64 hexadecimal digits", "sysroot_sha256");
  }

  /**
   * An image by three keys that agree.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming the key that is wrong
   */
  static ImageReference image(TomlNode node, String name, String digest, String whole) {
    ImageReference image =
        new ImageReference(
            node.parsed(name, ImageReference::checkName, ImageReference.EXPECTED_NAME),
            node.parsed(digest, Words::digest, Words.EXPECTED_DIGEST));
    Optional<String> reference = node.optionalString(whole);
    if (reference.isPresent() && !reference.get().equals(image.toString())) {
      throw node.refuse(
          whole,
          "is \"" + reference.get() + "\"",
          name + " and " + digest + " together, \"" + image + "\"");
    }
    return image;
  }
}
