// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.ModuleLinks;
import io.github.nanvix.maven.cpython.Relink;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What unbundling saves, measured on files that were really linked.
 *
 * @param workshop provides the links
 */
record PythonSizes(Workshop workshop) {

  /**
   * Links modules and interpreter as they were, and compares.
   *
   * @param links of the modules that link a port
   * @param before the interpreter with the ports
   * @param after the interpreter as shipped
   * @param ports all that the project depends on
   */
  SizeTable table(
      List<ModuleLinks> links, Relink before, Path after, Map<String, InstalledPort> ports) {
    List<SizeTable.Module> modules = new ArrayList<>();
    for (ModuleLinks link : links) {
      String bundled = "bundled " + link.module();
      modules.add(
          new SizeTable.Module(
              link.module(),
              onlyFile(workshop.need(link.unbundledModule(), link.title())),
              onlyFile(workshop.make(link.bundledModule(), bundled + ", for comparison")),
              onlyFile(
                  workshop.make(
                      link.moduleWithRuntime(), bundled + " with the C runtime, for comparison")),
              link.libraries().stream().map(PortLibrary::soname).toList()));
    }
    Map<String, Long> libraries = new TreeMap<>();
    // What no module reaches is in the image for other reasons.
    Set<PortLibrary> reached = new HashSet<>();
    links.forEach(link -> reached.addAll(link.closure()));
    for (InstalledPort port : ports.values()) {
      for (PortLibrary library : port.libraries()) {
        if (reached.contains(library)) {
          libraries.put(library.soname(), size(port.require(library.file())));
        }
      }
    }
    return new SizeTable(
        modules,
        libraries.entrySet().stream()
            .map(library -> new SizeTable.Library(library.getKey(), library.getValue()))
            .toList(),
        new SizeTable.Interpreter(
            onlyFile(workshop.make(before, "python.elf with the ports' archives, for comparison")),
            size(after)),
        !workshop.toolchain().spec().linkModel().runtimeArchives().isEmpty());
  }

  private static long onlyFile(StoreEntry entry) {
    try (var files = Files.list(entry.tree())) {
      return size(files.findFirst().orElseThrow());
    } catch (IOException e) {
      throw DiskFailure.of("list", entry.tree(), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
