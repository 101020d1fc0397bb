package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.SourceCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a port's project asks for.
 *
 * @param port the recipe's name
 * @param version as pinned; empty for the default
 * @param directory sources in the place of the archive
 * @param patches the project's own, applied after the recipe's
 */
public record PortRequest(
    String port, Optional<String> version, Optional<Path> directory, List<Path> patches) {

  SourceCatalog.Request source(String name, List<Patch> ofRecipe) {
    List<Patch> all = new ArrayList<>(ofRecipe);
    patches.forEach(patch -> all.add(Patch.read(patch)));
    return new SourceCatalog.Request(name, version, directory, all);
  }
}
