// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Library;
import java.util.List;

/**
 * What a recipe says of a shared object.
 *
 * @param name as in {@code -l<name>}
 * @param soname its DT_SONAME
 * @param flags further arguments of its link
 */
public record SharedObject(String name, String soname, List<String> flags) {

  /** The shared object of a library. */
  public static SharedObject of(Library library) {
    return new SharedObject(library.name(), library.soname(), library.flags());
  }

  /** Its path in the sysroot. */
  RelativePath file() {
    return new RelativePath("lib/" + soname);
  }

  /** What the linker looks for with {@code -l}; itself, or a link to it. */
  RelativePath linkName() {
    return new RelativePath("lib/lib" + name + ".so");
  }
}
