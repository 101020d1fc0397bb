// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.JsonFile;
import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code sdk-release.json} of schema version 1, which Nanvix publishes with each SDK after its
 * image has passed its tests (nanvix/sdk, {@code doc/release-contract.md}).
 *
 * @param version of the SDK
 * @param image its image; {@code name}, {@code digest} and {@code ref} agree
 * @param nanvixCommit of the Nanvix that its C library is of, and its programs run on
 * @param sysrootSha256 the digest of that C library's archive
 * @param values every value by its path, {@code libc.nanvix_tag}, sorted
 * @param unknown the keys that nothing here knows
 */
public record SdkRelease(
    SdkVersion version,
    ImageReference image,
    String nanvixCommit,
    Sha256 sysrootSha256,
    SortedMap<String, Object> values,
    List<UnknownKey> unknown) {
  private static final long SCHEMA = 1;

  private static final Shape SHAPE =
      SdkShape.traits()
          .with("schema_version", SdkRelease::requireSchema)
          .strings(SdkVersion::of, SdkVersion.EXPECTED, "sdk_version")
          .strings(Words::name, Words.EXPECTED_NAME, "provider_id", "provider", "role")
          .table(
              "image",
              new Shape()
                  .with(
                      "name", (node, key, unknown) -> SdkShape.image(node, "name", "digest", "ref"))
                  .with("digest", (node, key, unknown) -> {})
                  .with("ref", (node, key, unknown) -> {})
                  .require("name", "digest", "ref"))
          .table(
              "libc",
              SdkShape.libc()
                  .require("nanvix_version", "nanvix_tag", "nanvix_commit", "sysroot_sha256"))
          .require("schema_version", "sdk_version", "provider_id", "provider", "role", "image")
          .require("target", "toolchain", "libc", "compat", "features");

  /**
   * Reads a file.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming line and column of what is wrong
   */
  public static SdkRelease read(Path file) {
    return of(JsonFile.read(file));
  }

  /** Reads a document that is there as text. */
  public static SdkRelease parse(String document, String text) {
    return of(JsonFile.parse(document, text));
  }

  private static SdkRelease of(TomlNode root) {
    // Another schema version has other keys: it is told before they are.
    if (root.keys().contains("schema_version")) {
      requireSchema(root, "schema_version", List.of());
    }
    List<UnknownKey> unknown = SHAPE.unknownIn(root);
    SdkVersion version = root.parsed("sdk_version", SdkVersion::of, SdkVersion.EXPECTED);
    TomlNode libc = root.table("libc");
    requireTag(libc, version);
    return new SdkRelease(
        version,
        SdkShape.image(root.table("image"), "name", "digest", "ref"),
        libc.string("nanvix_commit"),
        libc.parsed("sysroot_sha256", Words::bareDigest, "64 hexadecimal digits"),
        flat(root.plain()),
        unknown.stream().sorted(UnknownKey.IN_ORDER).toList());
  }

  private static void requireSchema(TomlNode node, String key, List<UnknownKey> unknown) {
    long schema = node.optionalSize(key).orElse(0L);
    if (schema != SCHEMA) {
      throw node.refuse(key, "is " + schema, String.valueOf(SCHEMA));
    }
  }

  /** An SDK's C library is that of the Nanvix in its version. */
  private static void requireTag(TomlNode libc, SdkVersion version) {
    String number = version.nanvix().text();
    if (!libc.string("nanvix_version").equals(number)) {
      throw libc.refuse(
          "nanvix_version",
          "is \"" + libc.string("nanvix_version") + "\"",
          "\"" + number + "\", the Nanvix of sdk_version");
    }
    if (!libc.string("nanvix_tag").equals("v" + number)) {
      throw libc.refuse(
          "nanvix_tag",
          "is \"" + libc.string("nanvix_tag") + "\"",
          "\"v" + number + "\", nanvix_version with a v before it");
    }
  }

  /** What stands in a table of tables, by the names of the tables and its own. */
  static SortedMap<String, Object> flat(Map<String, Object> tables) {
    SortedMap<String, Object> values = new TreeMap<>();
    tables.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> table) {
            table.forEach((inner, one) -> values.put(key + "." + inner, one));
          } else {
            values.put(key, value);
          }
        });
    return Collections.unmodifiableSortedMap(values);
  }
}
