// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A sysroot as {@code tar.gz}: every entry below {@code sysroot/}, the same bytes for the same
 * files.
 *
 * @param fileName of the archive
 * @param tree what goes in
 * @param clock the modification time of every entry
 */
public record SysrootArchive(String fileName, Content<Path> tree, Instant clock) implements Step {

  @Override
  public String kind() {
    return "archive";
  }

  @Override
  public String title() {
    return "archive " + fileName;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "archive 2")
        .with("file", fileName)
        .with("content", tree.digest())
        .with("clock", clock);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    TarGz.write(
        workspace.output().resolve(fileName),
        TarGz.tree(tree.place(), new RelativePath("sysroot")),
        clock);
  }
}
