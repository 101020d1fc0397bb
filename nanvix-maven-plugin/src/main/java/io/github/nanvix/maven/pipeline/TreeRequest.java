// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which load plans are wanted.
 *
 * @param sysroot the image's root directory
 * @param executable the program that opens the modules
 * @param loader the loader profile; empty for that of the toolchain
 * @param modules which modules, as a glob over the path or, without a slash, over the file name;
 *     empty for all
 */
public record TreeRequest(
    Path sysroot, RelativePath executable, Optional<String> loader, Optional<String> modules) {

  /**
   * Reads a glob, and looks for no module.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if it is none
   */
  public static void require(String glob) {
    LoadTrees.matcher(glob);
  }
}
