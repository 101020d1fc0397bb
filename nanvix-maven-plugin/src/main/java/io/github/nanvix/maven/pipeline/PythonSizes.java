package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.ModuleLinks;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What unbundling saves, measured on files that were really linked.
 *
 * @param wiring provides the links
 * @param interpreter the interpreter as shipped
 */
record PythonSizes(Wiring wiring, Path interpreter) {

  /** Links a module and the interpreter as they were, and compares. */
  SizeTable of(ModuleLinks link) {
    Path library = link.port().sharedLibrary();
    return new SizeTable(
        link.unbundled().module(),
        String.valueOf(library.getFileName()),
        new SizeTable.Sizes(
            onlyFile(wiring.make(link.bundledModule())),
            onlyFile(wiring.need(link.unbundledModule())),
            size(library),
            onlyFile(wiring.make(link.interpreterWithPort())),
            size(interpreter)),
        !link.plan().toolchain().spec().linkModel().runtimeArchives().isEmpty());
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
