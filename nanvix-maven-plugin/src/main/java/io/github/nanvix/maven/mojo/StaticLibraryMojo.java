// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.EnumSet;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Builds the port's static archive: position-independent objects of the target and nothing else.
 *
 * @since 0.1
 */
@Mojo(name = "static-library", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class StaticLibraryMojo extends ProjectMojo {

  @Override
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.PORT);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::portRequest);
  }

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void run(Wiring wiring) {
    portProject().staticLibrary();
  }
}
