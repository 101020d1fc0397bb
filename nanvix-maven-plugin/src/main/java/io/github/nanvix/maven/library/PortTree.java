package io.github.nanvix.maven.library;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that a port installs, in one sysroot, with the record of how it was made. */
public record PortTree(String title, PortRecord port, List<StoreEntry> parts) implements Step {

  @Override
  public String kind() {
    return "port";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "port 1")
        .with("record", port.toToml())
        .withList("part", parts.stream().map(StoreEntry::fingerprint).toList());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (StoreEntry part : parts) {
      Trees.copy(part.tree(), workspace.output(), Trees.Mode.LINK);
    }
    Path file = PortRecord.path(port.name()).under(workspace.output());
    Files.createDirectories(file.getParent());
    Files.writeString(file, port.toToml());
  }
}
