// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An archive that the store unpacks when a toolchain is made of it, and not before: a toolchain
 * that is there needs none. Its tools are in the tree like all of its files.
 */
record ArchiveComponent(ArchivePin pin) implements Component {

  /** Provides what an archive unpacks to. */
  @FunctionalInterface
  interface Unpacked {
    /** The entry of a pinned archive: found, or fetched and unpacked now. */
    StoreEntry of(ArchivePin pin);
  }

  @Override
  public Inputs content() {
    return UnpackedComponent.content(pin);
  }

  @Override
  public Optional<Path> place() {
    return Optional.empty();
  }

  @Override
  public void addTo(ToolchainTree tree, Workbench workbench) throws IOException {
    StoreEntry entry = workbench.workspace().bring(Unpacked.class).of(pin);
    for (RelativePath path : Trees.files(entry.tree())) {
      tree.requireFree(path, pin);
    }
    Trees.copy(entry.tree(), tree.root(), Trees.Mode.LINK);
  }

  @Override
  public Optional<String> tool(String name) {
    return Optional.empty();
  }
}
