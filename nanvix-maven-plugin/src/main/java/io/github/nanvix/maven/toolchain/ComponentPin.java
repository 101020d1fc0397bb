package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Map;

/**
 * One pinned part of a toolchain.
 *
 * @param name of its pin file
 * @param file the archive
 * @param select path in the archive to path in the toolchain; a directory stands for all below it
 * @param links symbolic links to add: path in the toolchain to link target, relative to the link's
 *     directory
 */
public record ComponentPin(
    String name,
    PinnedFile file,
    Map<RelativePath, RelativePath> select,
    Map<RelativePath, RelativePath> links) {

  static ComponentPin read(PinCatalog pins, String name) {
    TomlNode node = pins.toml("components/" + name + ".toml");
    node.allowOnly("file", "sha256", "size", "license", "locator", "select", "links");
    return new ComponentPin(
        name, PinnedFile.from(node), node.pathMap("select"), node.pathMap("links"));
  }
}
