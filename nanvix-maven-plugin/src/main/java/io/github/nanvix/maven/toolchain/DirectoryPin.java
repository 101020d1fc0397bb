// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A component that is a directory of the machine, used where it lies and never copied.
 *
 * @param path where it is, if the pin says so: absolute, or relative to the POM
 * @param bin the directory of its tools
 * @param digests of its tools, and of whatever else in it must not change
 * @param tracked files and directories in it that may change; the toolchain's id does then, too
 * @param select path in it to path in the toolchain, for what is needed under a fixed name
 * @param pinnedIn the pin file, for messages
 */
public record DirectoryPin(
    String name,
    Optional<String> path,
    RelativePath bin,
    Map<RelativePath, Digest> digests,
    List<RelativePath> tracked,
    Map<RelativePath, RelativePath> select,
    String pinnedIn)
    implements ComponentPin {

  /**
   * What a file must be.
   *
   * @param pinnedIn the pin file and line of the digest, for messages
   */
  public record Digest(Sha256 sha256, String pinnedIn) {
    @Override
    public String toString() {
      return sha256.toString();
    }
  }

  static DirectoryPin from(String name, TomlNode node) {
    node.allowOnly("kind", "license", "path", "bin", "sha256", "tracked", "select");
    TomlNode table = node.table("sha256");
    Map<RelativePath, Digest> digests = new TreeMap<>();
    table
        .digestMap()
        .forEach((path, sha256) -> digests.put(path, new Digest(sha256, table.place(path.text()))));
    if (digests.isEmpty()) {
      throw node.refuse("sha256", "is empty", "the digests of its tools");
    }
    return new DirectoryPin(
        name,
        node.optionalString("path"),
        node.keys().contains("bin") ? node.path("bin") : new RelativePath("bin"),
        Collections.unmodifiableMap(digests),
        node.paths("tracked"),
        node.pathMap("select"),
        node.document());
  }
}
