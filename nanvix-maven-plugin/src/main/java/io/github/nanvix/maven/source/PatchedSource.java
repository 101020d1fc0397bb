// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.util.List;

/** A source tree with patches applied, in their order. */
record PatchedSource(StoreEntry base, List<Patch> patches) implements Step {

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "patched-source 1")
        .with("base", base.fingerprint())
        .withList("patch", patches.stream().map(Patch::sha256).toList());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Trees.copy(base.tree(), workspace.output(), Trees.Mode.COPY);
    for (Patch patch : patches) {
      patch.applyTo(workspace.output());
    }
  }
}
