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
 * Links each of the port's shared objects whole from its static archive, and its test program.
 *
 * @since 0.1
 */
@Mojo(name = "shared-library", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class SharedLibraryMojo extends ProjectMojo {

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
  void beginAhead() {
    if (!needsPorts()) {
      portProject().beginAhead();
    }
  }

  @Override
  void run(Wiring wiring) {
    portProject().sharedLibraries();
  }
}
