package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.archive.Selection;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
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

/**
 * A component, fetched, verified and laid out as the toolchain wants it.
 *
 * @param archive brings the verified archive, into a directory or where it is anyway
 * @param fetched who else wants something of the archive while it is here
 */
record UnpackedComponent(ArchivePin pin, Function<Path, Path> archive, Consumer<Path> fetched)
    implements Step {
  static final String KIND = "component";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "component " + pin.name();
  }

  @Override
  public Inputs inputs() {
    return content(pin);
  }

  /** What identifies a component by its pin. */
  static Inputs content(ArchivePin pin) {
    Inputs inputs =
        new Inputs()
            .with("step", "component 1")
            .withList("sha256", pin.file().digests())
            .withMap("select", pin.select())
            .withMap("link", pin.links());
    return pin.select().isEmpty() ? inputs.with("strip", pin.strip()) : inputs;
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
    Path file = archive.apply(workspace.work());
    pin.file().license().ifPresent(license -> check(license, file, workspace.work()));
    fetched.accept(file);
    List<Selection> selections =
        pin.select().entrySet().stream()
            .map(entry -> new Selection(entry.getKey(), entry.getValue()))
            .toList();
    if (selections.isEmpty()) {
      new Unpacker().unpack(file, workspace.output(), pin.strip());
    } else {
      new Unpacker().unpack(file, workspace.output(), selections);
    }
    for (RelativePath path : Trees.files(workspace.output())) {
      // Archives such as jars do not carry run bits.
      if (path.text().startsWith("bin/") && !Files.isSymbolicLink(path.under(workspace.output()))) {
        Trees.makeRunnable(path.under(workspace.output()));
      }
    }
    for (Map.Entry<RelativePath, RelativePath> link : pin.links().entrySet()) {
      Path path = link.getKey().under(workspace.output());
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(link.getValue().text()));
    }
  }
}
