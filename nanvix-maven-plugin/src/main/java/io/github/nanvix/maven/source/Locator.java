package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Reads a {@code [[locator]]} table, which names its kind by its one key. */
  static Locator from(TomlNode node) {
    List<String> kinds =
        Stream.of("url", "debian-pool", "maven", "nanvix-asset")
            .filter(node.keys()::contains)
            .toList();
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
    return new MavenArtifact(node.string("maven"));
  }
}
