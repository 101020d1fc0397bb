// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A finished cross build in the store, and where things lie in it.
 *
 * @param entry its tree
 */
public record BuiltPython(StoreEntry entry) {
  private static final Map<Path, Makefile> MAKEFILES = new ConcurrentHashMap<>();
  private static final Map<Path, Set<String>> PORT_LINKS = new ConcurrentHashMap<>();

  /** The interpreter as make linked it. */
  public Path interpreter() {
    return entry.file(LinkLines.INTERPRETER);
  }

  /** The file of a shared module in the build tree, for example {@code Modules/_ctypes.….so}. */
  public String moduleFile(String module) {
    return makefile().sharedModuleFile(module);
  }

  /** Every linked shared module: file name to file. */
  public SortedMap<String, Path> modules() {
    Makefile makefile = makefile();
    SortedMap<String, Path> modules = new TreeMap<>();
    for (String module : makefile.sharedModules()) {
      Path file = entry.file(makefile.sharedModuleFile(module));
      if (Files.isRegularFile(file)) {
        modules.put(String.valueOf(file.getFileName()), file);
      }
    }
    // Until 3.11 most modules are made by setup.py, there; later that directory has none.
    Path platform = platformDirectory();
    try {
      for (RelativePath path : Trees.files(platform)) {
        if (path.text().endsWith(".so") && !path.text().contains("/")) {
          modules.putIfAbsent(path.text(), path.under(platform));
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("list", platform, e);
    }
    return modules;
  }

  /** The shared modules that link a port, whose link lines are recorded. */
  public Set<String> modulesOfPorts() {
    return PORT_LINKS.computeIfAbsent(
        entry.tree(), tree -> new TreeSet<>(PortLinks.in(makefile()).keySet()));
  }

  /** The directory that {@code pybuilddir.txt} names, with {@code _sysconfigdata_….py}. */
  public Path platformDirectory() {
    Path file = entry.file("pybuilddir.txt");
    try {
      return entry.file(Files.readString(file).strip());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** The recorded link line of a target. */
  public List<String> linkLine(String target) {
    try {
      return LinkLines.read(entry.tree(), target);
    } catch (IOException e) {
      throw DiskFailure.of("read the link line of \"" + target + "\" in", entry.tree(), e);
    }
  }

  /** Read once: every goal asks for it several times, and what is published stays as it is. */
  private Makefile makefile() {
    return MAKEFILES.computeIfAbsent(
        entry.file("Makefile"),
        file -> {
          try {
            return Makefile.parse(Files.readAllBytes(file));
          } catch (IOException e) {
            throw DiskFailure.of("read", file, e);
          }
        });
  }
}
