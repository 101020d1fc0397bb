package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;

/** Which release of another package is meant: by exactly one of four keys. */
public sealed interface DependencyReference {
  /** The keys; each is also what a lock file calls its kind of reference. */
  List<String> KINDS = List.of("version", "tag", "commitish", "id");

  /** The key that it is given by: {@code version}, {@code tag}, {@code commitish} or {@code id}. */
  String kind();

  /** The value of that key. */
  String value();

  /**
   * A package's own version, of which the release for the manifest's Nanvix is meant.
   *
   * @param value in a manifest without, in a lock file with the suffix {@code -nanvix-X.Y.Z}
   */
  record Version(String value) implements DependencyReference {
    @Override
    public String kind() {
      return "version";
    }
  }

  /** The tag of a release, as it is. */
  record Tag(String value) implements DependencyReference {
    @Override
    public String kind() {
      return "tag";
    }
  }

  /** A branch or a commit. */
  record Commitish(String value) implements DependencyReference {
    @Override
    public String kind() {
      return "commitish";
    }
  }

  /** The number of a release. */
  record ReleaseId(long id) implements DependencyReference {
    @Override
    public String kind() {
      return "id";
    }

    @Override
    public String value() {
      return Long.toString(id);
    }
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
    return switch (kind) {
      case "version" -> new Version(word(node, key));
      case "tag" -> new Tag(word(node, key));
      case "commitish" -> new Commitish(word(node, key));
      case "id" ->
          new ReleaseId(
              node.optionalSize(key)
                  .orElseThrow(() -> node.missing(key, "the number of a release")));
      default -> throw new IllegalArgumentException("is \"" + kind + "\"");
    };
  }

  private static Version version(TomlNode node, String key) {
    String text = word(node, key);
    if (text.contains("-nanvix-")) {
      // It is added when a release is looked up; twice, nothing would be found.
      throw node.refuse(
          key,
          "is \"" + text + "\", and which Nanvix is meant nanvix-version says",
          "\"" + text.substring(0, text.indexOf("-nanvix-")) + "\", or a tag");
    }
    return new Version(text);
  }

  private static String word(TomlNode node, String key) {
    return node.parsed(key, Words::word, Words.EXPECTED_WORD);
  }
}
