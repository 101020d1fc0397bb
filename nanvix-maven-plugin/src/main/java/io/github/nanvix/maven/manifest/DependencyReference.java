// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;

/**
 * Which release of another package is meant.
 *
 * @param kind the key that it is given by, which is also what a lock file calls it: {@code
 *     version}, the package's own one, of which the release for the manifest's Nanvix is meant;
 *     {@code tag}; {@code commitish}, a branch or a commit; {@code id}, the number of a release
 * @param value of that key
 */
public record DependencyReference(String kind, String value) {
  /** The keys. */
  static final List<String> KINDS = List.of("version", "tag", "commitish", "id");

  private static final String ID = "id";

  /** The value as it stands in a document: a number of a release is no text there. */
  public Object plain() {
    return kind.equals(ID) ? (Object) Long.valueOf(value) : value;
  }

  /** Reads {@code name = "version"} or {@code name = { tag = "…" }} of a manifest. */
  static DependencyReference from(TomlNode dependencies, String name, List<UnknownKey> unknown) {
    if (dependencies.isString(name)) {
      return version(dependencies, name);
    }
    TomlNode table = dependencies.table(name);
    unknown.addAll(table.unknown(KINDS.toArray(String[]::new)));
    List<String> given = KINDS.stream().filter(table.keys()::contains).toList();
    if (given.size() != 1) {
      throw dependencies.refuse(
          name,
          given.isEmpty() ? "names no release" : "names a release by each of " + given,
          "exactly one of version, tag, commitish and id");
    }
    return given.get(0).equals("version")
        ? version(table, "version")
        : of(given.get(0), table, given.get(0));
  }

  /** Reads the value of a key that holds a reference of a kind. */
  static DependencyReference of(String kind, TomlNode node, String key) {
    return kind.equals(ID)
        ? new DependencyReference(
            kind,
            node.optionalSize(key)
                .orElseThrow(() -> node.missing(key, "the number of a release"))
                .toString())
        : new DependencyReference(kind, node.parsed(key, Words::word, Words.EXPECTED_WORD));
  }

  private static DependencyReference version(TomlNode node, String key) {
    DependencyReference version = of("version", node, key);
    String text = version.value();
    if (text.contains("-nanvix-")) {
      // It is added when a release is looked up; twice, nothing would be found.
      throw node.refuse(
          key,
          "is \"" + text + "\", and which Nanvix is meant nanvix-version says",
          "\"" + text.substring(0, text.indexOf("-nanvix-")) + "\", or a tag");
    }
    return version;
  }
}
