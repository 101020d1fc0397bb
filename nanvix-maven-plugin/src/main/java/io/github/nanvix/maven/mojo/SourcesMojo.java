// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fetches the pinned source from the first place that answers, verifies it, unpacks it and applies
 * the patches.
 *
 * @since 0.1
 */
@Mojo(name = "sources", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class SourcesMojo extends ProjectMojo {

  @Override
  Set<Part> makes() {
    return Set.of(Part.SOURCE);
  }

  @Override
  void run(Wiring wiring) {
    if (buildsPort()) {
      wiring.port(portRequest()).source();
    } else {
      wiring.python(pythonRequest()).source();
    }
  }
}
