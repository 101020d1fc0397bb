// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that pins one file.
 *
 * @param name of the source or component
 * @param version of the source; empty for a component
 * @param node the table
 */
record PinTable(String name, Optional<String> version, TomlNode node) {
  static final String SOURCES = "sources/";
  private static final String COMPONENTS = "components/";
  private static final String EXTENSION = ".toml";
  private static final Set<String> LOCKED = Set.of("sha256", "size");
  private static final Set<String> LICENSE = Set.of("license-file", "license-sha256");

  /** Whether a file of a pin directory has such tables. */
  static boolean isPinFile(String path) {
    return path.matches("(sources|components)/[^/]+\\.toml");
  }

  /** The tables of a pin file; none for a component that is no file. */
  static List<PinTable> in(TomlNode document) {
    String file = document.document();
    String name = file.substring(file.indexOf('/') + 1, file.length() - EXTENSION.length());
    List<PinTable> tables = new ArrayList<>();
    if (file.startsWith(COMPONENTS)) {
      if (document.optionalString("kind").orElse("archive").equals("archive")) {
        tables.add(new PinTable(name, Optional.empty(), document));
      }
      return tables;
    }
    document
        .table("version")
        .namedTables()
        .forEach((version, node) -> tables.add(new PinTable(name, Optional.of(version), node)));
    return tables;
  }

  /** Where the table is in its document. */
  List<String> path() {
    return version.map(text -> List.of("version", text)).orElse(List.of());
  }

  boolean isOf(String wanted, Optional<String> wantedVersion) {
    return name.equals(wanted) && (wantedVersion.isEmpty() || wantedVersion.equals(version));
  }

  boolean isComplete() {
    return node.keys().containsAll(LOCKED)
        && (hasLicenseText() || node.keys().containsAll(LICENSE));
  }

  /** Whether its terms are a file of the pin directory and none of the archive. */
  boolean hasLicenseText() {
    return node.keys().contains("license-text");
  }

  /** Whether the build takes the top directory off the names in the archive. */
  boolean hasTopDirectory() {
    return version.isPresent();
  }

  /** What the console calls it. */
  String title() {
    return name + version.map(text -> " " + text).orElse("");
  }
}
