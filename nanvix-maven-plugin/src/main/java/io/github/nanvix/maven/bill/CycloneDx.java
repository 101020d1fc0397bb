// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A bill of materials as CycloneDX 1.6 in JSON. */
record CycloneDx(Bill bill) {

  String text() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    root.put("bomFormat", "CycloneDX");
    root.put("specVersion", "1.6");
    root.put("serialNumber", "urn:uuid:" + serial());
    root.put("version", 1);
    root.put("metadata", metadata());
    root.put("components", bill.materials().components().stream().map(this::withFiles).toList());
    root.put("dependencies", dependencies());
    return Json.write(root);
  }

  /** The same for the same archive: nothing here is by chance. */
  private UUID serial() {
    return UUID.nameUUIDFromBytes(
        (bill.archive() + "\n" + bill.sha256()).getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> metadata() {
    Map<String, Object> tool = new LinkedHashMap<>();
    tool.put("type", "application");
    tool.put("group", "io.github.nanvix");
    tool.put("name", "nanvix-maven-plugin");
    tool.put("version", bill.tool());
    Map<String, Object> archive = new LinkedHashMap<>();
    archive.put("type", "file");
    archive.put("bom-ref", "archive");
    archive.put("name", bill.archive());
    archive.put("version", bill.materials().subject().version());
    archive.put("hashes", hashes(bill.sha256()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("timestamp", bill.clock().toString());
    metadata.put("tools", Map.of("components", List.of(tool)));
    metadata.put("component", archive);
    return metadata;
  }

  private Map<String, Object> withFiles(BilledComponent component) {
    boolean subject = component.equals(bill.materials().subject());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", subject && bill.materials().program() ? "application" : "library");
    values.put("bom-ref", component.reference());
    values.put("name", component.name());
    values.put("version", component.version());
    component.license().ifPresent(l -> values.put("licenses", List.of(Map.of("expression", l))));
    component.cpe().ifPresent(cpe -> values.put("cpe", cpe));
    values.put("purl", component.purl());
    if (!component.patches().isEmpty()) {
      values.put("pedigree", Map.of("notes", "Patched: " + String.join(", ", component.patches())));
    }
    List<Object> references = references(component);
    if (!references.isEmpty()) {
      values.put("externalReferences", references);
    }
    Set<BilledFile> files = bill.files().getOrDefault(component, new TreeSet<>());
    if (!files.isEmpty()) {
      values.put("components", files.stream().map(CycloneDx::file).toList());
    }
    return values;
  }

  private static List<Object> references(BilledComponent component) {
    List<Object> references = new ArrayList<>();
    component.repository().ifPresent(r -> references.add(vcs(r)));
    for (Origin origin : component.origins()) {
      Map<String, Object> reference = new LinkedHashMap<>();
      reference.put("type", "source-distribution");
      reference.put("url", origin.address().orElse("urn:sha256:" + origin.sha256().hex()));
      reference.put("hashes", hashes(origin.sha256()));
      references.add(reference);
    }
    return references;
  }

  private static Map<String, Object> vcs(String repository) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("type", "vcs");
    reference.put("url", repository);
    return reference;
  }

  private static Map<String, Object> file(BilledFile file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", "file");
    values.put("bom-ref", reference(file.path()));
    values.put("name", file.path().text());
    values.put("hashes", hashes(file.sha256()));
    return values;
  }

  private static String reference(RelativePath file) {
    return "file:" + file;
  }

  private static List<Object> hashes(Sha256 digest) {
    Map<String, Object> hash = new LinkedHashMap<>();
    hash.put("alg", "SHA-256");
    hash.put("content", digest.hex());
    return List.of(hash);
  }

  private List<Object> dependencies() {
    List<Object> all = new ArrayList<>();
    BilledComponent subject = bill.materials().subject();
    List<String> linked = new ArrayList<>();
    List<String> beside = new ArrayList<>(List.of(subject.reference()));
    bill.materials()
        .linked()
        .forEach((other, link) -> (link == Link.NONE ? beside : linked).add(other.reference()));
    all.add(dependency("archive", beside));
    all.add(dependency(subject.reference(), linked));
    bill.materials().linked().keySet().forEach(c -> all.add(dependency(c.reference(), List.of())));
    bill.loads()
        .forEach(
            (file, loaded) ->
                all.add(
                    dependency(
                        reference(file), loaded.stream().map(CycloneDx::reference).toList())));
    return all;
  }

  private static Map<String, Object> dependency(String reference, List<String> on) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ref", reference);
    values.put("dependsOn", on);
    return values;
  }
}
