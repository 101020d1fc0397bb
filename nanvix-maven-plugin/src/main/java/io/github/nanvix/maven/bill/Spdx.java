// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.report.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A bill of materials as SPDX 2.3 in JSON, with the fields that python.org's have. */
final class Spdx {
  private static final String NOTHING_SAID = "NOASSERTION";
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";
  private static final String ARCHIVE = "SPDXRef-Archive";

  private final Bill bill;
  private final Map<RelativePath, String> files = new TreeMap<>();
  private final List<Object> relationships = new ArrayList<>();

  Spdx(Bill bill) {
    this.bill = bill;
    // Ids have fewer characters than paths, so they are counted.
    bill.files().values().stream()
        .flatMap(Set::stream)
        .sorted()
        .forEach(file -> files.put(file.path(), "SPDXRef-File-" + files.size()));
  }

  String text() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("SPDXID", DOCUMENT);
    root.put("spdxVersion", "SPDX-2.3");
    root.put("dataLicense", "CC0-1.0");
    root.put("name", bill.archive());
    root.put(
        "documentNamespace",
        "https://spdx.org/spdxdocs/" + bill.archive() + "-" + bill.sha256().hex());
    Map<String, Object> creation = new LinkedHashMap<>();
    creation.put("created", bill.clock().toString());
    creation.put("creators", List.of("Tool: nanvix-maven-plugin-" + bill.tool()));
    root.put("creationInfo", creation);
    relate();
    List<Object> packages = new ArrayList<>(List.of(archive()));
    bill.materials().components().forEach(component -> packages.add(component(component)));
    root.put("packages", packages);
    root.put("files", bill.files().values().stream().flatMap(Set::stream).map(this::file).toList());
    root.put("relationships", relationships);
    return Json.write(root);
  }

  private void relate() {
    String subject = id(bill.materials().subject());
    relationship(DOCUMENT, "DESCRIBES", ARCHIVE);
    for (BilledComponent component : bill.materials().components()) {
      Set<BilledFile> own = files(component);
      if (!own.isEmpty() || component.equals(bill.materials().subject())) {
        relationship(ARCHIVE, "CONTAINS", id(component));
      }
      own.forEach(file -> relationship(id(component), "CONTAINS", id(file.path())));
    }
    bill.materials()
        .linked()
        .forEach(
            (component, link) -> {
              if (link != Link.NONE) {
                relationship(
                    subject, link == Link.STATIC ? "STATIC_LINK" : "DYNAMIC_LINK", id(component));
              }
            });
    bill.loads()
        .forEach(
            (file, loaded) ->
                loaded.forEach(other -> relationship(id(file), "DYNAMIC_LINK", id(other))));
  }

  private void relationship(String element, String type, String related) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("spdxElementId", element);
    values.put("relationshipType", type);
    values.put("relatedSpdxElement", related);
    relationships.add(values);
  }

  private Map<String, Object> archive() {
    Map<String, Object> values = described(ARCHIVE, bill.archive());
    values.put("versionInfo", bill.materials().subject().version());
    values.put("packageFileName", bill.archive());
    values.put("downloadLocation", NOTHING_SAID);
    values.put("filesAnalyzed", false);
    values.put("checksums", List.of(checksum("SHA256", bill.sha256().hex())));
    values.put("licenseConcluded", NOTHING_SAID);
    values.put("licenseDeclared", NOTHING_SAID);
    values.put("copyrightText", NOTHING_SAID);
    values.put("primaryPackagePurpose", "ARCHIVE");
    return values;
  }

  private Map<String, Object> component(BilledComponent component) {
    Map<String, Object> values = described(id(component), component.name());
    Set<BilledFile> own = files(component);
    values.put("versionInfo", component.version());
    values.put(
        "downloadLocation",
        component.origins().stream()
            .flatMap(origin -> origin.address().stream())
            .findFirst()
            .orElse(NOTHING_SAID));
    values.put("filesAnalyzed", !own.isEmpty());
    if (!own.isEmpty()) {
      values.put("packageVerificationCode", Map.of("packageVerificationCodeValue", code(own)));
      values.put("licenseInfoFromFiles", List.of(NOTHING_SAID));
    }
    if (!component.origins().isEmpty()) {
      // Of one that is made of several files, the first is as good as any.
      Origin origin = component.origins().get(0);
      values.put("checksums", List.of(checksum("SHA256", origin.sha256().hex())));
    }
    values.put("licenseConcluded", NOTHING_SAID);
    values.put("licenseDeclared", component.license().orElse(NOTHING_SAID));
    values.put("copyrightText", NOTHING_SAID);
    if (!component.patches().isEmpty()) {
      values.put("sourceInfo", "Patched: " + String.join(", ", component.patches()));
    }
    List<Object> references = new ArrayList<>();
    component.cpe().ifPresent(cpe -> references.add(reference("SECURITY", "cpe23Type", cpe)));
    references.add(reference("PACKAGE_MANAGER", "purl", component.purl()));
    values.put("externalRefs", references);
    boolean program = bill.materials().program() && component.equals(bill.materials().subject());
    values.put("primaryPackagePurpose", program ? "APPLICATION" : "LIBRARY");
    return values;
  }

  private static Map<String, Object> described(String id, String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("SPDXID", id);
    values.put("name", name);
    return values;
  }

  private static Map<String, Object> reference(String category, String type, String locator) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("referenceCategory", category);
    values.put("referenceType", type);
    values.put("referenceLocator", locator);
    return values;
  }

  private Map<String, Object> file(BilledFile file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("SPDXID", id(file.path()));
    values.put("fileName", "./sysroot/" + file.path());
    values.put(
        "checksums",
        List.of(checksum("SHA1", file.sha1()), checksum("SHA256", file.sha256().hex())));
    values.put("licenseConcluded", NOTHING_SAID);
    values.put("licenseInfoInFiles", List.of(NOTHING_SAID));
    values.put("copyrightText", NOTHING_SAID);
    return values;
  }

  private static Map<String, Object> checksum(String algorithm, String value) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("algorithm", algorithm);
    values.put("checksumValue", value);
    return values;
  }

  /** Section 7.9 of the specification. */
  private static String code(Set<BilledFile> files) {
    return BilledFile.sha1(
        files.stream()
            .map(BilledFile::sha1)
            .sorted()
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.US_ASCII));
  }

  private Set<BilledFile> files(BilledComponent component) {
    return bill.files().getOrDefault(component, new TreeSet<>());
  }

  private String id(RelativePath file) {
    return files.getOrDefault(file, DOCUMENT);
  }

  private static String id(BilledComponent component) {
    return "SPDXRef-Package-" + component.reference().replaceAll("[^A-Za-z0-9.-]", "-");
  }
}
