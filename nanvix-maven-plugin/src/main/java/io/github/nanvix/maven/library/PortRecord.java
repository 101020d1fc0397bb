// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an installed port says of itself, in {@code share/nanvix/<name>.toml} of its sysroot.
 *
 * @param name of the port
 * @param version of its source
 * @param options of its recipe that were chosen
 * @param triple that it was built for
 * @param toolchain the id of the toolchain; objects of two toolchains must not meet in one process
 * @param libraries what it installs, each behind those that it needs
 * @param needs the ports that it was built against, each with the digest of its interface then
 */
public record PortRecord(
    String name,
    String version,
    List<String> options,
    String triple,
    String toolchain,
    List<PortLibrary> libraries,
    SortedMap<String, Sha256> needs) {
  private static final String DIRECTORY = "share/nanvix/";

  /** Keeps its own copies. */
  public PortRecord {
    options = List.copyOf(options);
    libraries = List.copyOf(libraries);
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
  }

  /** Where the record of a port lies in a sysroot. */
  public static RelativePath path(String port) {
    return new RelativePath(DIRECTORY + port + ".toml");
  }

  /** The records in a sysroot, sorted. */
  static List<RelativePath> in(Path sysroot) throws IOException {
    RelativePath directory = new RelativePath(DIRECTORY.replaceFirst("/$", ""));
    return Files.isDirectory(directory.under(sysroot))
        ? Trees.files(directory.under(sysroot)).stream()
            .map(file -> new RelativePath(directory + "/" + file))
            .filter(PortRecord::isRecord)
            .toList()
        : List.of();
  }

  /** Whether a path in a sysroot is a port's record. */
  public static boolean isRecord(RelativePath path) {
    return path.text().startsWith(DIRECTORY) && path.text().endsWith(".toml");
  }

  /** The shared objects that must be staged, as paths in the sysroot. */
  public List<RelativePath> runtime() {
    return libraries.stream().map(PortLibrary::file).toList();
  }

  /** Reads a record. */
  public static PortRecord parse(String document, String text) {
    return PortRecordText.read(text).orElseGet(() -> parsed(document, text));
  }

  private static PortRecord parsed(String document, String text) {
    TomlNode node = TomlFile.parse(document, text);
    if (node.keys().contains("runtime")) {
      throw BuildException.input(
          "\"" + document + "\" was written by an older version of this plugin.",
          "Build the port again and install it.");
    }
    node.allowOnly("name", "version", "options", "triple", "toolchain", "library", "needs");
    SortedMap<String, Sha256> needs = new TreeMap<>();
    node.optionalTable("needs")
        .ifPresent(table -> table.keys().forEach(port -> needs.put(port, table.sha256(port))));
    return new PortRecord(
        node.string("name"),
        node.string("version"),
        node.strings("options"),
        node.string("triple"),
        node.string("toolchain"),
        node.tables("library").stream().map(PortRecord::library).toList(),
        needs);
  }

  private static PortLibrary library(TomlNode node) {
    node.allowOnly("name", "soname", "file", "archive", "needed");
    return new PortLibrary(
        node.string("name"),
        node.string("soname"),
        node.path("file"),
        node.path("archive"),
        node.strings("needed"));
  }

  /** The record as TOML. */
  public String toToml() {
    return PortRecordText.of(this);
  }
}
