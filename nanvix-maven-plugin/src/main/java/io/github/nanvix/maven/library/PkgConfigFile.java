// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Library;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code pkg-config} reads of a library (its manual, "Metadata file syntax"). It names no
 * directory: the sysroot is where the file itself is.
 *
 * @param port the name of its port
 * @param version of the port's source
 * @param library the library
 * @param all all libraries of the port
 */
record PkgConfigFile(String port, String version, Library library, List<Library> all) {

  RelativePath path() {
    return new RelativePath("lib/pkgconfig/" + library.pkgConfig().name() + ".pc");
  }

  String text() {
    List<String> requires = new ArrayList<>();
    for (String needed : library.needed()) {
      all.stream()
          .filter(other -> other.soname().equals(needed))
          .forEach(other -> requires.add(other.pkgConfig().name()));
    }
    requires.addAll(library.pkgConfig().requires());
    String text =
        """
        prefix=${pcfiledir}/../..
        includedir=${prefix}/include
        libdir=${prefix}/lib

        Name: %s
        Description: %s of the port %s
        Version: %s
        Cflags: -I${includedir}
        Libs: -L${libdir} -l%s
        """
            .formatted(
                library.pkgConfig().name(),
                library.soname(),
                port,
                library.pkgConfig().version().orElse(version),
                library.name());
    return requires.isEmpty() ? text : text + "Requires: " + String.join(", ", requires) + "\n";
  }
}
