// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.bill.ComponentFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a port installs, in one sysroot, with the record of how it was made.
 *
 * @param parts what is in it: libraries and headers, the test program, the terms of each component
 * @param texts further files by their places
 */
public record PortTree(List<StoreEntry> parts, SortedMap<RelativePath, String> texts)
    implements Step {

  /**
   * The tree of a port, with what {@code pkg-config} reads of each library.
   *
   * @param component what bills of materials say of the port
   */
  public static PortTree of(
      Recipe recipe, PortRecord port, String component, List<StoreEntry> parts) {
    SortedMap<RelativePath, String> texts = new TreeMap<>();
    recipe.libraries().stream()
        .map(library -> new PkgConfigFile(port.name(), port.version(), library, recipe.libraries()))
        .forEach(file -> texts.put(file.path(), file.text()));
    texts.put(PortRecord.path(port.name()), port.toToml());
    texts.put(ComponentFile.path(port.name()), component);
    return new PortTree(List.copyOf(parts), texts);
  }

  @Override
  public String kind() {
    return "port";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "port 2")
        .withMap("text", texts)
        .withList("part", parts.stream().map(StoreEntry::fingerprint).toList());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (StoreEntry part : parts) {
      Trees.copy(part.tree(), workspace.output(), Trees.Mode.LINK);
    }
    for (Map.Entry<RelativePath, String> text : texts.entrySet()) {
      Path file = text.getKey().under(workspace.output());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }
}
