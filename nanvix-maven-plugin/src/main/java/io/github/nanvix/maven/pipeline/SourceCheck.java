// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.source.LocalSource;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourcePins;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.Optional;

/** Whether what a project asks for of a source is there: the pin or the directory, the patches. */
record SourceCheck(PinCatalog pins, Problems problems) {

  /**
   * Looks at all of it.
   *
   * @return the version, if it is known
   */
  Optional<String> of(SourceCatalog.Request request) {
    for (Path patch : request.patches()) {
      problems.look(patch, () -> Patch.read(patch));
    }
    SourcePins sources = new SourcePins(pins);
    Optional<String> version = problems.value(() -> sources.version(request));
    if (request.directory().isPresent()) {
      Path directory = request.directory().get();
      problems.look(directory, () -> LocalSource.require(request.name(), directory));
    } else {
      version.ifPresent(known -> problems.look(() -> sources.pin(request.name(), known)));
    }
    return version;
  }
}
