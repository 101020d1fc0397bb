// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Map;
import java.util.Optional;

/**
 * A component that is an archive, unpacked into the store.
 *
 * @param file the archive
 * @param strip how many directories to take off the front of each name, where nothing is selected
 * @param select path in the archive to path in the toolchain; a directory stands for all below it;
 *     empty for the whole archive
 * @param licenses the files with the terms of what is in it: path in the archive to path below
 *     {@code share/licenses}; no part of the component
 * @param links symbolic links to add: path in the toolchain to link target, relative to the link's
 *     directory
 * @param bill what bills of materials call the library in it, where it has one
 * @param host what its programs run on; empty where it has none
 */
public record ArchivePin(
    String name,
    PinnedFile file,
    int strip,
    Map<RelativePath, RelativePath> select,
    Map<RelativePath, RelativePath> licenses,
    Map<RelativePath, RelativePath> links,
    Optional<LibraryName> bill,
    Optional<Host> host)
    implements ComponentPin {

  static ArchivePin from(String name, TomlNode node) {
    node.allowOnly(
        "kind",
        "file",
        "sha256",
        "size",
        "space",
        "host",
        "license",
        "bill",
        "license-file",
        "license-sha256",
        "licenses",
        "locator",
        "strip",
        "select",
        "links");
    Map<RelativePath, RelativePath> select = node.pathMap("select");
    if (!select.isEmpty() && node.keys().contains("strip")) {
      throw node.refuse("strip", "stands beside [select]", "one of the two");
    }
    return new ArchivePin(
        name,
        PinnedFile.from(node),
        Math.toIntExact(node.optionalSize("strip").orElse(0L)),
        select,
        node.pathMap("licenses"),
        node.pathMap("links"),
        node.optionalTable("bill").map(bill -> LibraryName.from(bill, node)),
        node.optionalParsed("host", Host::new, "a processor and a system, x86_64-linux say"));
  }

  /** The files with the terms as a component of their own, if any are named. */
  Optional<ArchivePin> licensesAlone() {
    return licenses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ArchivePin(
                name + " licences",
                file,
                0,
                licenses,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty()));
  }
}
