// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.source.SourceNames;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Optional;

/**
 * What the world calls a library that a toolchain links.
 *
 * @param name also that of the directory of its terms
 * @param version of the library, not of the package
 * @param license as an SPDX expression
 * @param cpe the beginning of its name in the National Vulnerability Database, up to the product
 */
public record LibraryName(
    String name, String version, Optional<String> license, Optional<String> cpe) {

  static LibraryName from(TomlNode bill, TomlNode component) {
    bill.allowOnly("name", "version", "cpe");
    return new LibraryName(
        bill.string("name"),
        bill.string("version"),
        component.optionalString("license"),
        bill.optionalParsed(
            "cpe", SourceNames::product, "the beginning of a CPE name: cpe:2.3:a:VENDOR:PRODUCT"));
  }
}
