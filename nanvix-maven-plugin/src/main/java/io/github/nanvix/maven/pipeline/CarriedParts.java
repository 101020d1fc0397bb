// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.bill.PackageUrl;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toml.JsonFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a source of CPython carries along of others, by its own bill of materials: libraries whose
 * code is compiled in, and packages of others in the standard library.
 *
 * @param source the source
 * @param build the finished build, which has its objects
 * @param library where the standard library is in the image
 * @param ports the ports of the image, which take the place of what is carried by their names
 */
record CarriedParts(Path source, Path build, String library, Set<String> ports) {
  private static final String BILL = "Misc/sbom.spdx.json";
  private static final String LIBRARY = "Lib/";
  private static final String NOTHING_SAID = "NOASSERTION";

  /** Those that are in the image; none of a source that does not say. */
  List<Bills.Part> found() {
    Path bill = source.resolve(BILL);
    if (!Files.isRegularFile(bill)) {
      return List.of();
    }
    TomlNode root = JsonFile.readForeign(bill);
    Map<String, List<String>> files = files(root);
    Set<String> compiled = compiled();
    List<Bills.Part> parts = new ArrayList<>();
    for (TomlNode node : root.tables("packages")) {
      List<String> own = files.getOrDefault(node.string("SPDXID"), List.of());
      List<String> staged =
          own.stream()
              .filter(file -> file.startsWith(LIBRARY))
              .map(file -> library + "/" + file.substring(LIBRARY.length()))
              .toList();
      boolean linked =
          !ports.contains(node.string("name"))
              && own.stream()
                  .filter(file -> file.endsWith(".c"))
                  .flatMap(file -> directory(file).stream())
                  .anyMatch(compiled::contains);
      if (linked || !staged.isEmpty()) {
        parts.add(new Bills.Part(component(node), linked ? Link.STATIC : Link.NONE, staged));
      }
    }
    return parts;
  }

  private static Map<String, List<String>> files(TomlNode root) {
    Map<String, String> names = new TreeMap<>();
    root.tables("files").forEach(file -> names.put(file.string("SPDXID"), file.string("fileName")));
    Map<String, List<String>> files = new TreeMap<>();
    for (TomlNode relation : root.tables("relationships")) {
      String name = names.get(relation.string("relatedSpdxElement"));
      if (name != null && relation.string("relationshipType").equals("CONTAINS")) {
        files.computeIfAbsent(relation.string("spdxElementId"), id -> new ArrayList<>()).add(name);
      }
    }
    return files;
  }

  /** The directories of single modules in which something was compiled. */
  private Set<String> compiled() {
    Set<String> directories = new TreeSet<>();
    try {
      for (RelativePath path : Trees.files(build)) {
        if (path.text().endsWith(".o")) {
          directory(path.text()).ifPresent(directories::add);
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("list", build, e);
    }
    return directories;
  }

  /**
   * Carried code may be compiled as a part of another file beside it, so that it has no object of
   * its own; a module's directory tells.
   */
  private static Optional<String> directory(String file) {
    String[] names = file.split("/", 3);
    return names.length < 3 ? Optional.empty() : Optional.of(names[0] + "/" + names[1]);
  }

  private static BilledComponent component(TomlNode node) {
    String name = node.string("name");
    String version = node.string("versionInfo");
    Optional<String> address = said(node, "downloadLocation");
    List<Origin> origins =
        node.tables("checksums").stream()
            .filter(sum -> sum.string("algorithm").equals("SHA256"))
            .map(sum -> new Origin(address, new Sha256(sum.string("checksumValue"))))
            .toList();
    return new BilledComponent(
        name,
        version,
        said(node, "licenseConcluded"),
        reference(node, "cpe23Type"),
        reference(node, "purl").orElseGet(() -> PackageUrl.generic(name, version)),
        Optional.empty(),
        origins,
        List.of());
  }

  private static Optional<String> said(TomlNode node, String key) {
    return node.optionalString(key).filter(text -> !text.equals(NOTHING_SAID));
  }

  private static Optional<String> reference(TomlNode node, String type) {
    Stream<TomlNode> references = node.tables("externalRefs").stream();
    return references
        .filter(one -> one.string("referenceType").equals(type))
        .map(one -> one.string("referenceLocator"))
        .findFirst();
  }
}
