package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One release that a manifest has been resolved to: {@code [[package]]}.
 *
 * @param name of the package
 * @param repository {@code owner/name}
 * @param kind what it is for
 * @param reference what was asked for
 * @param tag of the release that was found
 * @param commitish the branch or commit that the release was made of
 * @param releaseId its number
 * @param dependencies the packages that it needs, by name
 * @param transitive whether the manifest does not name it
 * @param requiredBy the packages that need it
 * @param assets its files
 */
public record LockedPackage(
    String name,
    String repository,
    Kind kind,
    DependencyReference reference,
    String tag,
    Optional<String> commitish,
    Optional<Long> releaseId,
    List<String> dependencies,
    boolean transitive,
    List<String> requiredBy,
    List<LockedAsset> assets) {

  /** What a package is for. */
  public enum Kind {
    /** Nanvix itself. */
    SYSROOT,
    /** A library or program. */
    DEPENDENCY;

    /** As lock files have it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Kind of(String text) {
      for (Kind kind : values()) {
        if (kind.text().equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
  }

  static LockedPackage from(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(
        node.unknown(
            "name",
            "repo",
            "kind",
            "ref-kind",
            "ref-value",
            "resolved-tag",
            "resolved-commitish",
            "release-id",
            "dependencies",
            "transitive",
            "required-by",
            "assets"));
    return new LockedPackage(
        node.parsed("name", Words::name, Words.EXPECTED_NAME),
        node.parsed("repo", Words::word, "owner/name"),
        node.parsed("kind", Kind::of, "sysroot or dependency"),
        node.parsed(
            "ref-kind",
            kind -> DependencyReference.of(kind, node, "ref-value"),
            "version, tag, commitish or id"),
        node.parsed("resolved-tag", Words::word, Words.EXPECTED_WORD),
        node.optionalString("resolved-commitish").filter(text -> !text.isEmpty()),
        node.optionalSize("release-id"),
        node.strings("dependencies"),
        node.flag("transitive"),
        node.strings("required-by"),
        node.tables("assets").stream().map(asset -> LockedAsset.from(asset, unknown)).toList());
  }
}
