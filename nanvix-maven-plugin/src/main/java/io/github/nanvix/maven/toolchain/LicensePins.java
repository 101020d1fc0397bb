// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the terms are that come with what a toolchain links. They are no part of what it is: other
 * terms make no other toolchain.
 *
 * @param components what has the terms of the toolchain's libraries, each file at its place below
 *     {@code share/licenses}
 * @param texts pin files with the terms of what only an exporting executable gets, by their places
 */
public record LicensePins(List<ComponentPin> components, Map<RelativePath, byte[]> texts) {

  /**
   * Reads {@code [licenses]} of a toolchain.
   *
   * @param used the toolchain's components, whose own terms come first
   */
  static LicensePins of(TomlNode toolchain, PinCatalog pins, List<ComponentPin> used) {
    List<ComponentPin> components = new ArrayList<>();
    for (ComponentPin pin : used) {
      if (pin instanceof ArchivePin archive) {
        archive.licensesAlone().ifPresent(components::add);
      }
    }
    Map<RelativePath, byte[]> texts = new TreeMap<>();
    Optional<TomlNode> own = toolchain.optionalTable("licenses");
    own.ifPresent(
        node -> {
          node.allowOnly("components", "texts");
          node.strings("components").forEach(name -> components.add(ComponentPin.read(pins, name)));
          node.pathMap("texts").forEach((file, at) -> texts.put(at, pins.bytes(file.text())));
        });
    return new LicensePins(List.copyOf(components), Collections.unmodifiableMap(texts));
  }
}
