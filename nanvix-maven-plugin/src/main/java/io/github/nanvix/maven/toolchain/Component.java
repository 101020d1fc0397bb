// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A pinned component that is there, as pinned. */
sealed interface Component permits ArchiveComponent, DirectoryComponent, ContainerComponent {

  /** What it was pinned as. */
  ComponentPin pin();

  /** What it is made of: its content, never its place. */
  Inputs content();

  /** What the toolchain's id takes from it. */
  default Sha256 identity() {
    return content().fingerprint();
  }

  /** Its place on this machine, where that is not the store. */
  Optional<Path> place();

  /**
   * Puts into a toolchain's tree what is selected from it.
   *
   * @param workbench for commands where the toolchain's will run
   */
  void addTo(ToolchainTree tree, Workbench workbench) throws IOException;

  /**
   * The program of that name among its tools, for components whose tools are not in the tree.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if it is there, but not pinned
   */
  Optional<String> tool(String name);
}
