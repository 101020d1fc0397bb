// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.library.LoadingProgram;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A directory like the root of an image, in which the shared objects that a port ships are opened:
 * they, those of the ports that it needs, the C runtime of the target's images, a program.
 *
 * @param recipe of the port
 * @param needed the ports that it needs
 * @param toolchain that made it
 */
record PortLoading(Recipe recipe, InstalledPorts needed, Toolchain toolchain) {
  private static final String SOURCE = "smoke/loading.c";
  private static final RelativePath LIST = new RelativePath("loading.txt");

  /**
   * Lays the directory out anew.
   *
   * @param workshop that makes the program
   * @param sysroot where the port is staged
   * @param root the directory
   * @return the run whose sysroot that is
   */
  SmokeRun layOut(Workshop workshop, Path sysroot, Path root) {
    SortedMap<RelativePath, Path> files = new TreeMap<>(toolchain.runtime());
    for (InstalledPort other : needed.byName().values()) {
      other.record().runtime().forEach(path -> files.put(path, other.require(path)));
    }
    libraries().forEach(path -> files.put(path, staged(path, sysroot)));
    StoreEntry program = workshop.need(new LoadingProgram(workshop.pins().text(SOURCE), toolchain));
    files.put(LoadingProgram.PROGRAM, program.file(LoadingProgram.PROGRAM));
    try {
      Trees.delete(root);
      for (Map.Entry<RelativePath, Path> file : files.entrySet()) {
        Path to = file.getKey().under(root);
        Files.createDirectories(to.getParent());
        Trees.copyFile(file.getValue(), to, Trees.Mode.COPY);
      }
      Files.writeString(LIST.under(root), list(root));
    } catch (IOException e) {
      throw DiskFailure.of("lay out", root, e);
    }
    return new SmokeRun(
        "Loading of " + recipe.name(), LoadingProgram.PROGRAM.text(), List.of(), "LOADING_PASS");
  }

  private List<RelativePath> libraries() {
    return recipe.libraries().stream().map(Library::file).toList();
  }

  private static Path staged(RelativePath path, Path sysroot) {
    Path file = path.under(sysroot);
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "There is no \"" + path + "\" in the sysroot \"" + sysroot + "\" to load.",
          "Run the goal stage first.");
    }
    return file;
  }

  private String list(Path root) throws IOException {
    StringBuilder list = new StringBuilder();
    for (RelativePath library : libraries()) {
      list.append("library ").append(library).append('\n');
      ElfImage.read(library.under(root)).dynamicSymbols().stream()
          .filter(PortLoading::isLookedUp)
          .map(Symbol::name)
          .distinct()
          .forEach(name -> list.append("symbol ").append(name).append('\n'));
    }
    return list.toString();
  }

  /** Numbers and thread-local variables have no address that a loader could tell. */
  private static boolean isLookedUp(Symbol symbol) {
    return symbol.isExported()
        && !symbol.isAbsolute()
        && symbol.isDefaultVersion()
        && !symbol.type().equals(SymbolType.TLS);
  }
}
