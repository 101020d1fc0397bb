// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The bills of materials of an archive: {@code <name>.cdx.json} and {@code <name>.spdx.json}.
 *
 * @param name of both, and of the archive, without an extension
 * @param archive the digest of the archive
 * @param tree what was packed
 * @param materials what it is made of
 * @param clock the time that the bills give
 * @param tool the version of this plugin
 */
public record BillOfMaterials(
    String name,
    Sha256 archive,
    Content<Path> tree,
    Materials materials,
    Instant clock,
    String tool)
    implements Step {

  /** The file name of the CycloneDX bill. */
  public String cycloneDx() {
    return name + ".cdx.json";
  }

  /** The file name of the SPDX bill. */
  public String spdx() {
    return name + ".spdx.json";
  }

  @Override
  public String kind() {
    return "bill";
  }

  @Override
  public String title() {
    return "bills of materials " + name;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "bill 1")
        .with("name", name)
        .with("archive", archive)
        .with("content", tree.digest())
        .with("materials", Json.write(materials.values()))
        .with("clock", clock)
        .with("tool", tool);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Bill bill = Bill.of(name + ".tar.gz", archive, materials, tree.place(), clock, tool);
    Files.writeString(workspace.output().resolve(cycloneDx()), new CycloneDx(bill).text());
    Files.writeString(workspace.output().resolve(spdx()), new Spdx(bill).text());
  }
}
