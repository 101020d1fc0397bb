// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Optional;
import java.util.TreeSet;

/** What the files {@code sources/NAME.toml} of a catalogue pin. */
public record SourcePins(PinCatalog pins) {
  private static final String LICENSE_TEXT = "license-text";

  /** The version that a request means. */
  public String version(SourceCatalog.Request request) {
    return request.version().orElseGet(() -> document(request.name()).string("default"));
  }

  /**
   * The archive of a version.
   *
   * @throws BuildException naming those that there are, if it is none of them
   */
  public PinnedFile pin(String name, String version) {
    return PinnedFile.ofSource(table(name, version));
  }

  /** The pin file that has the terms of a version whose archive has none. */
  Optional<String> licenseText(String name, String version) {
    return table(name, version).optionalString(LICENSE_TEXT);
  }

  /** What the world calls a source. */
  public SourceNames names(String name) {
    TomlNode node = document(name);
    return new SourceNames(
        node.optionalString("license"),
        node.optionalParsed(
            "cpe", SourceNames::product, "the beginning of a CPE name: cpe:2.3:a:VENDOR:PRODUCT"),
        node.optionalString("repository"));
  }

  private TomlNode table(String name, String version) {
    TomlNode versions = document(name).table("version");
    if (!versions.keys().contains(version)) {
      throw BuildException.input(
          "There is no pin for version \"" + version + "\" of \"" + name + "\".",
          "Pinned are "
              + new TreeSet<>(versions.keys())
              + "; others go into sources/"
              + name
              + ".toml of the project's pin directory.");
    }
    TomlNode table =
        versions
            .table(version)
            .allowOnly(
                "file",
                "sha256",
                "size",
                "space",
                "directory",
                "license-file",
                "license-sha256",
                LICENSE_TEXT,
                "locator");
    if (table.keys().contains(LICENSE_TEXT) && table.keys().contains("license-file")) {
      throw table.refuse(LICENSE_TEXT, "stands beside license-file", "one of the two");
    }
    return table;
  }

  private TomlNode document(String name) {
    return pins.toml("sources/" + name + ".toml")
        .allowOnly("default", "license", "cpe", "repository", "version");
  }
}
