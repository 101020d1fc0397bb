// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.List;

/**
 * The versions that a file needs of one library (LSB Core, "Symbol Versioning", {@code
 * Elf_Verneed}).
 *
 * @param file the library's name as in {@code DT_NEEDED}, for example {@code libc.so.6}
 * @param versions names of the versions in file order, for example {@code GLIBC_2.34}
 */
public record NeededVersions(String file, List<String> versions) {

  /** Keeps its own copy of the names. */
  public NeededVersions {
    versions = List.copyOf(versions);
  }
}
