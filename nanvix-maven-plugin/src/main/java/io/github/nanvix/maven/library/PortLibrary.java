// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/**
 * One library of a port: an archive, and the shared object that was linked whole from it.
 *
 * @param name as in {@code -l<name>}
 * @param soname DT_SONAME of the shared object
 * @param file the shared object's path in the sysroot; it must be staged
 * @param archive the archive's path in the sysroot
 * @param needed the SONAMEs of the libraries that it was linked against, of this port and of others
 */
public record PortLibrary(
    String name, String soname, RelativePath file, RelativePath archive, List<String> needed) {

  /** Keeps its own copy. */
  public PortLibrary {
    needed = List.copyOf(needed);
  }
}
