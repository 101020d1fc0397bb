// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a pinned file can be had. */
public sealed interface Locator {

  /** What messages call this place. */
  String describe();

  /**
   * An upstream address.
   *
   * @param uri of scheme {@code https}, {@code http} or {@code file}
   */
  record Url(URI uri) implements Locator {
    /**
     * @throws IllegalArgumentException for any other scheme, or without a host or a path
     */
    public Url {
      String scheme = String.valueOf(uri.getScheme());
      boolean remote = scheme.equals("https") || scheme.equals("http");
      if (!remote && !scheme.equals("file")) {
        throw new IllegalArgumentException("Not an http, https or file address: \"" + uri + "\"");
      }
      // Java would ask this machine for an address without a host, and FTP for a file with one.
      if (uri.isOpaque() || remote != (uri.getRawAuthority() != null)) {
        throw new IllegalArgumentException(
            remote ? "No host in \"" + uri + "\"" : "Not an absolute file: \"" + uri + "\"");
      }
    }

    @Override
    public String describe() {
      return uri.toString();
    }
  }

  /**
   * A file of Debian's package pool, on whatever mirror the machine's apt uses.
   *
   * @param path below the mirror's root, for example {@code pool/main/m/musl/…}
   */
  record DebianPool(RelativePath path) implements Locator {
    // Debian policy, sections 5.6.1 and 5.6.12; apt is given an address, unquoted.
    private static final Pattern FORM = Pattern.compile("pool/[A-Za-z0-9+.~_/-]+");

    /**
     * @throws IllegalArgumentException if no pool has such a path
     */
    public DebianPool {
      if (!FORM.matcher(path.text()).matches()) {
        throw new IllegalArgumentException("Not a path in a Debian pool: \"" + path + "\"");
      }
    }

    @Override
    public String describe() {
      return "the Debian mirror of this machine (" + path.fileName() + ")";
    }
  }

  /**
   * An artifact, through Maven's own resolver.
   *
   * @param coordinates {@code groupId:artifactId:extension[:classifier]:version}
   */
  record MavenArtifact(String coordinates) implements Locator {
    @Override
    public String describe() {
      return "Maven artifact " + coordinates;
    }
  }

  /**
   * A file of a release that the project's {@code nanvix.lock} names.
   *
   * @param name of the asset
   */
  record NanvixAsset(String name) implements Locator {
    @Override
    public String describe() {
      return "asset \"" + name + "\" of nanvix.lock";
    }
  }

  /**
   * The archive of a package of npm, in the registry that the user's npm configuration names.
   *
   * @param name of the package, with its scope if it has one: {@code @scope/name}
   * @param version exactly
   */
  record Npm(String name, String version) implements Locator {
    private static final Pattern FORM =
        Pattern.compile("((?:@[a-z0-9~_-][a-z0-9._~-]*/)?[A-Za-z0-9~_-][A-Za-z0-9._~-]*) (\\S+)");
    // semver.org, with what may stand behind a version's three numbers.
    private static final Pattern VERSION =
        Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    /** Reads {@code NAME VERSION}. */
    static Npm parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches() || !VERSION.matcher(matcher.group(2)).matches()) {
        throw new IllegalArgumentException(
            "Not a package and a version, \"name 1.2.3\" say: \"" + text + "\"");
      }
      return new Npm(matcher.group(1), matcher.group(2));
    }

    /** The scope with its {@code @}. */
    Optional<String> scope() {
      return name.startsWith("@")
          ? Optional.of(name.substring(0, name.indexOf('/')))
          : Optional.empty();
    }

    @Override
    public String describe() {
      return "package " + name + " " + version + " of npm";
    }
  }

  /** The keys that name a place, one of which every {@code [[locator]]} has. */
  List<String> KINDS = List.of("url", "debian-pool", "maven", "nanvix-asset", "npm");

  /** Reads a {@code [[locator]]} table, which names its kind by its one key. */
  static Locator from(TomlNode node) {
    List<String> kinds = KINDS.stream().filter(node.keys()::contains).toList();
    if (kinds.size() > 1) {
      throw node.refuse(
          kinds.get(1), "stands beside " + kinds.get(0), "one place in a [[locator]]");
    }
    if (node.keys().contains("url")) {
      return node.parsed("url", text -> new Url(URI.create(text)));
    }
    if (node.keys().contains("debian-pool")) {
      return node.parsed("debian-pool", text -> new DebianPool(new RelativePath(text)));
    }
    if (node.keys().contains("nanvix-asset")) {
      return new NanvixAsset(node.string("nanvix-asset"));
    }
    if (node.keys().contains("npm")) {
      return node.parsed("npm", Npm::parse);
    }
    return new MavenArtifact(node.string("maven"));
  }
}
