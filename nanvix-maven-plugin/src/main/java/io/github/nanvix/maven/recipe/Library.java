// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A library of a port: an archive, and the shared object that is linked whole from it.
 *
 * @param name as in {@code -l<name>}
 * @param made the archive's path in the build directory; of no meaning where files are compiled
 * @param sources where files are compiled, patterns of those that this library is made of; empty
 *     for those of the build
 * @param soname DT_SONAME (gABI, dynamic section)
 * @param flags further arguments of the link
 * @param needed the SONAMEs that DT_NEEDED must list, in order, before what the link model adds
 * @param pkgConfig what its {@code .pc} file says
 * @param place where the recipe tells all this, for messages
 */
public record Library(
    String name,
    String made,
    List<Glob> sources,
    String soname,
    List<String> flags,
    List<String> needed,
    PkgConfig pkgConfig,
    String place) {
  // Also what may stand in a file name and in a linker's -l.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

  /**
   * What {@code pkg-config} is told of a library.
   *
   * @param name of the {@code .pc} file
   * @param version the library's own, if it is not that of the source
   * @param requires further {@code .pc} files
   */
  public record PkgConfig(String name, Optional<String> version, List<String> requires) {}

  static Library from(TomlNode node) {
    node.allowOnly("name", "archive", "sources", "soname", "flags", "needed", "pc");
    String name = node.string("name");
    if (!NAME.matcher(name).matches()) {
      throw node.refuse("name", "\"" + name + "\" is no name for -l", "a name as in -lNAME");
    }
    String soname = node.optionalString("soname").orElse("lib" + name + ".so");
    if (!NAME.matcher(soname).matches()) {
      throw node.refuse("soname", "\"" + soname + "\" is no file name", "a name such as lib.so");
    }
    return new Library(
        name,
        node.keys().contains("archive") ? node.path("archive").text() : "lib" + name + ".a",
        Globs.of(node, "sources"),
        soname,
        node.strings("flags"),
        node.strings("needed"),
        node.optionalTable("pc")
            .map(table -> pkgConfig(table, name))
            .orElseGet(() -> new PkgConfig("lib" + name, Optional.empty(), List.of())),
        node.place("name"));
  }

  private static PkgConfig pkgConfig(TomlNode node, String library) {
    node.allowOnly("name", "version", "requires");
    return new PkgConfig(
        node.optionalString("name").orElse("lib" + library),
        node.optionalString("version"),
        node.strings("requires"));
  }

  /** The archive's path in the sysroot. */
  public RelativePath archive() {
    return new RelativePath("lib/lib" + name + ".a");
  }

  /** The shared object's path in the sysroot. */
  public RelativePath file() {
    return new RelativePath("lib/" + soname);
  }

  /** What the linker looks for with {@code -l}; the shared object itself, or a link to it. */
  public RelativePath linkName() {
    return new RelativePath("lib/lib" + name + ".so");
  }
}
