// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.BillOfMaterials;
import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.ComponentFile;
import io.github.nanvix.maven.bill.Materials;
import io.github.nanvix.maven.bill.Materials.Link;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.stage.LicenseTree;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The bills of materials of what a project packs. */
public final class Bills {
  private final Workshop workshop;
  private final String tool;

  /**
   * @param tool the version of this plugin
   */
  Bills(Workshop workshop, String tool) {
    this.workshop = workshop;
    this.tool = tool;
  }

  /**
   * An archive to be billed.
   *
   * @param name of it, without an extension
   * @param sha256 its digest
   * @param sysroot what was packed
   */
  public record Packed(String name, Sha256 sha256, Path sysroot) {}

  /**
   * Something else that is in an archive.
   *
   * @param files their places in the sysroot
   */
  record Part(BilledComponent component, Link link, List<String> files) {}

  /** A bill in both formats, as files of an entry. */
  public record Made(StoreEntry entry, String cycloneDx, String spdx) {
    /** The names of both files. */
    public List<String> files() {
      return List.of(cycloneDx, spdx);
    }
  }

  Made of(
      Packed packed,
      Source source,
      boolean program,
      Collection<InstalledPort> ports,
      List<Part> parts) {
    Toolchain toolchain = workshop.toolchain();
    SortedMap<BilledComponent, Link> linked = new TreeMap<>();
    SortedMap<String, String> places = new TreeMap<>();
    for (Part part : parts) {
      linked.put(part.component(), part.link());
      part.files().forEach(file -> places.put(file, part.component().name()));
    }
    for (InstalledPort port : ports) {
      BilledComponent component =
          ComponentFile.read(port.sysroot(), port.record().name(), port.record().version());
      linked.put(component, port.record().runtime().isEmpty() ? Link.STATIC : Link.DYNAMIC);
      places.put(licenses(port.record().name()), component.name());
      places.put(licenses(component.name()), component.name());
      port.record().runtime().forEach(file -> places.put(file.text(), component.name()));
    }
    Set<String> terms = termsIn(packed.sysroot());
    SortedMap<String, String> runtime = BillParts.runtime(toolchain);
    BillParts.libraries(toolchain)
        .forEach(
            (name, library) -> {
              if (terms.contains(name)) {
                linked.put(library, runtime.containsValue(name) ? Link.DYNAMIC : Link.STATIC);
                places.put(licenses(name), name);
              }
            });
    for (RelativePath place : toolchain.licenses().exporting().keySet()) {
      String name = place.text().replaceFirst("/.*", "");
      if (terms.contains(name)) {
        linked.put(BilledComponent.of(name, tool), Link.STATIC);
        places.put(licenses(name), name);
      }
    }
    if (program) {
      places.putAll(runtime);
    }
    BilledComponent subject = BillParts.of(source, workshop.sources());
    BillOfMaterials step =
        new BillOfMaterials(
            packed.name(),
            packed.sha256(),
            content(packed.sysroot()),
            new Materials(subject, program, linked, places),
            workshop.settings().clock(),
            tool);
    return new Made(workshop.need(step), step.cycloneDx(), step.spdx());
  }

  private static Content<Path> content(Path sysroot) {
    try {
      return new Content<>(Mirror.digest(sysroot), sysroot);
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }

  private static String licenses(String name) {
    return LicenseTree.place(new RelativePath(name)).text();
  }

  /** The names of all whose terms a sysroot carries. */
  private static Set<String> termsIn(Path sysroot) {
    Set<String> names = new TreeSet<>();
    LicenseTree.in(sysroot)
        .keySet()
        .forEach(file -> names.add(file.text().replaceFirst("/.*", "")));
    return names;
  }
}
