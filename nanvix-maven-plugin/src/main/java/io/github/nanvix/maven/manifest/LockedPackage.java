// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.Shape;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;

/**
 * What a build takes from one release that a manifest has been resolved to: {@code [[package]]}.
 *
 * @param name of the package
 * @param kind what it is for: {@code sysroot} for Nanvix itself, or {@code dependency}
 * @param tag of the release that was found
 * @param requiredBy the packages that need it, where the manifest does not name it
 * @param assets its files
 */
public record LockedPackage(
    String name, String kind, String tag, List<String> requiredBy, List<LockedAsset> assets) {
  private static final List<String> KINDS = List.of("sysroot", "dependency");

  /** All that the table can hold. */
  static final Shape SHAPE =
      new Shape()
          .strings(Words::name, Words.EXPECTED_NAME, "name")
          .strings(Words::word, "owner/name", "repo")
          .strings(text -> Words.oneOf(KINDS, text), "sysroot or dependency", "kind")
          .strings(
              text -> Words.oneOf(DependencyReference.KINDS, text),
              "version, tag, commitish or id",
              "ref-kind")
          .with(
              "ref-value",
              (node, key, unknown) -> DependencyReference.of(node.string("ref-kind"), node, key))
          .strings(Words::word, Words.EXPECTED_WORD, "resolved-tag")
          .strings(Words::wordOrNothing, Words.EXPECTED_WORD, "resolved-commitish")
          .numbers("release-id")
          .flags("transitive")
          .lists("dependencies", "required-by")
          .tables("assets", LockedAsset.SHAPE)
          .require("name", "repo", "kind", "ref-kind", "ref-value", "resolved-tag");

  static LockedPackage from(TomlNode node) {
    return new LockedPackage(
        node.string("name"),
        node.string("kind"),
        node.string("resolved-tag"),
        node.flag("transitive") ? node.strings("required-by") : List.of(),
        node.tables("assets").stream().map(LockedAsset::from).toList());
  }

  /** Whether it is Nanvix itself. */
  boolean isSysroot() {
    return kind.equals(KINDS.get(0));
  }
}
