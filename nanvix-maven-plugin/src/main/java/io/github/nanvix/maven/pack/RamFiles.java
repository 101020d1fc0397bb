// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a staged image goes into the memory of a guest: what Nanvix's ports put there. */
public final class RamFiles {
  private static final List<Pattern> LEFT_OUT =
      Stream.of(
              "lib/python3.*/config-3.*/**",
              "lib/python3.*/idlelib/**",
              "lib/python3.*/tkinter/**",
              "lib/python3.*/turtledemo/**",
              "lib/python3.*/lib2to3/**",
              "lib/python3.*/ensurepip/**",
              "lib/python3.*/pydoc_data/**",
              "lib/python3.*/venv/**",
              "lib/python3.*/__phello__/**",
              "lib/python3.*/test/**",
              "lib/pkgconfig/**",
              "lib/libpython*.a",
              "PYTHON.json",
              "include/**",
              "share/**",
              "bin/2to3*",
              "bin/idle3*",
              "bin/pydoc3*",
              "bin/python3-config",
              "bin/python3.*-config",
              "**/__pycache__/**")
          .map(text -> new Glob(text).pattern())
          .toList();

  private RamFiles() {}

  /**
   * The files, by their path in the guest.
   *
   * @throws BuildException if one of them is a link, which no such file system can hold
   */
  public static SortedMap<RelativePath, Path> of(Path sysroot) {
    try {
      SortedMap<RelativePath, Path> files = new TreeMap<>();
      for (RelativePath path : Trees.files(sysroot)) {
        if (LEFT_OUT.stream().noneMatch(left -> left.matcher(path.text()).matches())) {
          files.put(path, path.under(sysroot));
        }
      }
      Links.refuse(files, "the RAM file system cannot hold it");
      return files;
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }
}
