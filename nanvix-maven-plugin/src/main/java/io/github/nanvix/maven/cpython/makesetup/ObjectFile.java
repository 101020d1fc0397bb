// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

/** Where makesetup has a source compiled to. */
public final class ObjectFile {
  private ObjectFile() {}

  /**
   * The object of a source, for example {@code Modules/_ctypes/cfield.o}; an absolute source and
   * one that begins with a variable come out below {@code Modules/} as well, where they cannot be.
   */
  public static String of(String source) {
    int slash = source.lastIndexOf('/');
    String name = source.substring(slash + 1);
    int dot = name.lastIndexOf('.');
    String base = dot == 0 ? name : name.substring(0, dot);
    if (slash < 0) {
      return "Modules/" + base + ".o";
    }
    int end = slash;
    while (end > 0 && source.charAt(end - 1) == '/') {
      end--;
    }
    return "Modules/" + (end == 0 ? "/" : source.substring(0, end)) + "/" + base + ".o";
  }
}
