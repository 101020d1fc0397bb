// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files in the store that were fetched before anything was made of them: whoever pins a file has
 * it, and builds with it next.
 */
record Downloads(Store store) {
  private static final String FILE = "file";

  /** The file with that digest, if it was kept. */
  Optional<Path> find(Sha256 sha256) {
    return store.peek(new Kept(sha256)).map(entry -> entry.file(FILE));
  }

  /** Keeps a file whose digest is known. */
  void keep(Path file, Sha256 sha256) {
    Kept step = new Kept(sha256);
    store.with(Path.class, file).produce(step, "download " + sha256.abbreviated());
  }

  private record Kept(Sha256 sha256) implements Step {
    @Override
    public String kind() {
      return "download";
    }

    @Override
    public Inputs inputs() {
      return new Inputs().with("step", "download 1").with("file", sha256);
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      Trees.copyFile(
          workspace.bring(Path.class), workspace.output().resolve(FILE), Trees.Mode.COPY);
    }
  }
}
