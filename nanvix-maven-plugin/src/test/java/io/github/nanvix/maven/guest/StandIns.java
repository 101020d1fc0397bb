// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The stand-ins for Nanvix's programs that the scenarios use, too, in a sysroot of a test's own.
 */
public final class StandIns {
  private static final Path SHARED =
      Path.of(System.getProperty("basedir", ".")).resolve("../it/src/shared/nanvix");

  private StandIns() {}

  /** A sysroot that boots initrds, as newer releases do. */
  public static NanvixSysroot newer(Path directory) throws IOException {
    Trees.copy(SHARED, directory, Trees.Mode.COPY);
    return new NanvixSysroot(directory);
  }

  /** A sysroot that boots programs. */
  public static NanvixSysroot older(Path directory) throws IOException {
    newer(directory);
    for (String name : new String[] {"mkimage", "procd", "memd", "vfsd"}) {
      Files.delete(directory.resolve("bin/" + name + ".elf"));
    }
    return new NanvixSysroot(directory);
  }

  /** Puts a script in the place of a program. */
  public static void replace(NanvixSysroot nanvix, NanvixSysroot.Tool tool, String script)
      throws IOException {
    script(nanvix.directory().resolve(tool.path()), script);
  }

  /** Writes a runnable script. */
  public static Path script(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + content);
    Trees.makeRunnable(file);
    return file;
  }
}
