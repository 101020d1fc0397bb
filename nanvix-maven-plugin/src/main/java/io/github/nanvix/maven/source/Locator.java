package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.net.URI;

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
     * @throws IllegalArgumentException for any other scheme
     */
    public Url {
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("https") && !scheme.equals("http") && !scheme.equals("file")) {
        throw new IllegalArgumentException("Not an http, https or file address: \"" + uri + "\"");
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

  /** Reads a {@code [[locator]]} table, which names its kind by its key. */
  static Locator from(TomlNode node) {
    if (node.keys().contains("url")) {
      return node.parsed("url", text -> new Url(URI.create(text)));
    }
    if (node.keys().contains("debian-pool")) {
      return node.parsed("debian-pool", text -> new DebianPool(new RelativePath(text)));
    }
    return new MavenArtifact(node.string("maven"));
  }
}
