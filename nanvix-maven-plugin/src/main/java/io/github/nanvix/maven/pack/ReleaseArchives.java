// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One archive under each name that a release has it by. */
public final class ReleaseArchives {
  private ReleaseArchives() {}

  /**
   * Refuses a sysroot that would not come through Nanvix's tools: they drop links.
   *
   * @throws io.github.nanvix.maven.failure.BuildException naming the first link
   */
  public static void check(Path sysroot) {
    try {
      Links.refuse(
          io.github.nanvix.maven.archive.TarGz.tree(sysroot, new RelativePath("sysroot")),
          "Nanvix's tools leave links out of archives");
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }

  /**
   * Puts a file beside itself under each name: the same bytes, by a hard link where the file system
   * has such.
   */
  public static void link(Path archive, List<String> names) {
    for (String name : names) {
      Path to = archive.resolveSibling(name);
      try {
        Trees.delete(to);
        Trees.copyFile(archive, to, Trees.Mode.LINK);
      } catch (IOException e) {
        throw DiskFailure.of("write", to, e);
      }
    }
  }
}
