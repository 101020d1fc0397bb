// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code nanvix.lock}: what a manifest was resolved to. All of it is checked and carried; what
 * builds use of it has a name here.
 *
 * @param manifestHash of the manifest that it was made of; see {@link NanvixManifest#hash()}
 * @param sdk the SDK, in newer files
 * @param packages the releases
 * @param plain the whole file, under the names that things have there
 * @param unknown the keys that nothing here knows
 */
public record NanvixLock(
    Sha256 manifestHash,
    Optional<LockedSdk> sdk,
    List<LockedPackage> packages,
    Map<String, Object> plain,
    List<UnknownKey> unknown) {
  private static final Shape SHAPE =
      new Shape()
          .table(
              "metadata",
              new Shape()
                  .strings(Words::digest, Words.EXPECTED_DIGEST, "manifest-hash")
                  .strings(Words::word, Words.EXPECTED_WORD, "nanvix-zutil-version")
                  .table("sdk", LockedSdk.SHAPE)
                  .require("manifest-hash", "nanvix-zutil-version"))
          // The manifest's matrix, in older files.
          .with("builds", (node, key, unknown) -> BuildMatrix.from(node.table(key), unknown))
          .tables("package", LockedPackage.SHAPE)
          .require("metadata");

  /** Reads a file; what is wrong in it is refused with line and column. */
  public static NanvixLock read(Path file) {
    return parse(file.toString(), TomlFile.text(file));
  }

  static NanvixLock parse(String document, String text) {
    TomlNode root = TomlFile.parse(document, text);
    List<UnknownKey> unknown = SHAPE.unknownIn(root);
    TomlNode metadata = root.table("metadata");
    metadata
        .optionalTable("sdk")
        .flatMap(sdk -> sdk.optionalString("nanvix-commit"))
        .ifPresent(commit -> requireCommit(root, commit));
    return new NanvixLock(
        metadata.parsed("manifest-hash", Words::digest, Words.EXPECTED_DIGEST),
        metadata.optionalTable("sdk").map(LockedSdk::from),
        root.tables("package").stream().map(LockedPackage::from).toList(),
        root.plain(),
        unknown.stream().sorted(UnknownKey.IN_ORDER).toList());
  }

  /** Programs run on the Nanvix that the SDK's C library is of, and on no other one. */
  private static void requireCommit(TomlNode root, String commit) {
    for (TomlNode one : root.tables("package")) {
      if (LockedPackage.from(one).isSysroot()) {
        for (TomlNode asset : one.tables("assets")) {
          if (new RuntimeArchive(asset.string("name")).isNotOf(commit)) {
            throw asset.refuse(
                "name",
                "is \"" + asset.string("name") + "\"",
                "the runtime of commit " + commit + ", which metadata.sdk.nanvix-commit says");
          }
        }
      }
    }
  }

  /** The release of Nanvix itself. */
  public Optional<LockedPackage> sysroot() {
    return packages.stream().filter(LockedPackage::isSysroot).findFirst();
  }
}
