// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.JsonFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what CycloneDX bills list. */
public final class BillReader {
  private BillReader() {}

  /**
   * The components of a bill that have a version, in its order; those within others, too.
   *
   * @throws BuildException if the file is no CycloneDX bill in JSON
   */
  public static List<AuditedComponent> read(Path file) {
    TomlNode bill = JsonFile.readForeign(file);
    if (!bill.optionalString("bomFormat").equals(java.util.Optional.of("CycloneDX"))) {
      throw BuildException.input(
          "\"" + file + "\" is no bill of materials: its bomFormat is not CycloneDX.",
          "Name a file *.cdx.json that the goal package has written.");
    }
    List<AuditedComponent> components = new ArrayList<>();
    bill.tables("components").forEach(component -> add(component, components));
    return components;
  }

  private static void add(TomlNode node, List<AuditedComponent> components) {
    node.optionalString("version")
        .filter(version -> !node.optionalString("type").orElse("").equals("file"))
        .ifPresent(
            version ->
                components.add(
                    new AuditedComponent(
                        node.string("name"),
                        version,
                        node.optionalString("purl"),
                        node.tables("externalReferences").stream()
                            .filter(other -> other.optionalString("type").orElse("").equals("vcs"))
                            .flatMap(other -> other.optionalString("url").stream())
                            .findFirst())));
    node.tables("components").forEach(inner -> add(inner, components));
  }
}
