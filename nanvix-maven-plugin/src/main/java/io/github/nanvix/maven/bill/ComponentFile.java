// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.toml.JsonFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component as a port's archive says it of itself, so that the bill of an image can name it: in
 * {@code share/nanvix/<port>.component.json}.
 */
public final class ComponentFile {
  private ComponentFile() {}

  /** Where it lies in a port's sysroot. */
  public static RelativePath path(String port) {
    return new RelativePath("share/nanvix/" + port + ".component.json");
  }

  /** What the file says. */
  public static String text(BilledComponent component) {
    return Document.COMPONENT.write(values(component));
  }

  /** The component of a port; of one that was built before ports said it, name and version. */
  public static BilledComponent read(Path sysroot, String port, String version) {
    Path file = path(port).under(sysroot);
    return Files.isRegularFile(file) ? of(JsonFile.read(file)) : BilledComponent.of(port, version);
  }

  static Map<String, Object> values(BilledComponent component) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", component.name());
    values.put("version", component.version());
    component.license().ifPresent(license -> values.put("license", license));
    component.cpe().ifPresent(cpe -> values.put("cpe", cpe));
    values.put("purl", component.purl());
    component.repository().ifPresent(repository -> values.put("repository", repository));
    values.put("origins", component.origins().stream().map(ComponentFile::origin).toList());
    values.put("patches", component.patches());
    return values;
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> values = new LinkedHashMap<>();
    origin.address().ifPresent(address -> values.put("address", address));
    values.put("sha256", origin.sha256().hex());
    return values;
  }

  private static BilledComponent of(TomlNode node) {
    List<Origin> origins =
        node.tables("origins").stream()
            .map(origin -> new Origin(origin.optionalString("address"), origin.sha256("sha256")))
            .toList();
    Optional<String> license = node.optionalString("license");
    return new BilledComponent(
        node.string("name"),
        node.string("version"),
        license,
        node.optionalString("cpe"),
        node.string("purl"),
        node.optionalString("repository"),
        origins,
        node.strings("patches"));
  }
}
