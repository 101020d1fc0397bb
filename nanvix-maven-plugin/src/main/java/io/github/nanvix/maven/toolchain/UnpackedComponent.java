// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.archive.Selection;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.source.PinnedLicense;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A component, fetched, verified and laid out as the toolchain wants it. */
record UnpackedComponent(PinnedFile file, Taken taken, Map<RelativePath, RelativePath> links)
    implements Step {
  static final String KIND = "component";

  @Override
  public String kind() {
    return KIND;
  }

  /** What is taken of an archive. */
  sealed interface Taken {
    /** All of it, less directories at the front of each name. */
    record All(int strip) implements Taken {}

    /** Parts of it: path in the archive to path in the toolchain. */
    record Parts(Map<RelativePath, RelativePath> select) implements Taken {}
  }

  static UnpackedComponent of(ArchivePin pin) {
    return new UnpackedComponent(
        pin.file(),
        pin.select().isEmpty() ? new Taken.All(pin.strip()) : new Taken.Parts(pin.select()),
        pin.links());
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "component 1")
            .withList("sha256", file.digests())
            .withMap("link", links);
    return taken instanceof Taken.Parts parts
        ? inputs.withMap("select", parts.select())
        : inputs.with("strip", ((Taken.All) taken).strip());
  }

  /**
   * What brings a component's archive.
   *
   * @param archive the verified archive, into a directory or where it is anyway
   * @param fetched who else wants something of the archive while it is here
   */
  record Delivery(Function<Path, Path> archive, Consumer<Path> fetched) {}

  /** What identifies a component by its pin. */
  static Inputs content(ArchivePin pin) {
    return of(pin).inputs();
  }

  /** The licence is seldom among what is selected. */
  private static void check(PinnedLicense license, Path archive, Path work) {
    Path directory = work.resolve("license");
    new Unpacker()
        .unpack(archive, directory, List.of(new Selection(license.path(), license.path())));
    license.check(license.path().under(directory));
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Delivery delivery = workspace.bring(Delivery.class);
    Path archive = delivery.archive().apply(workspace.work());
    file.license().ifPresent(license -> check(license, archive, workspace.work()));
    delivery.fetched().accept(archive);
    if (taken instanceof Taken.All all) {
      new Unpacker().unpack(archive, workspace.output(), all.strip());
    } else {
      List<Selection> selections =
          ((Taken.Parts) taken)
              .select().entrySet().stream()
                  .map(entry -> new Selection(entry.getKey(), entry.getValue()))
                  .toList();
      new Unpacker().unpack(archive, workspace.output(), selections);
    }
    for (RelativePath path : Trees.files(workspace.output())) {
      // Archives such as jars do not carry run bits.
      if (path.text().startsWith("bin/") && !Files.isSymbolicLink(path.under(workspace.output()))) {
        Trees.makeRunnable(path.under(workspace.output()));
      }
    }
    for (Map.Entry<RelativePath, RelativePath> link : links.entrySet()) {
      Path path = link.getKey().under(workspace.output());
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(link.getValue().text()));
    }
  }
}
