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
 * Configures, compiles and cross-links {@code python.elf} and the extension modules; then links
 * each unbundled module against its port.
 *
 * @since 0.1
 */
@Mojo(name = "python", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class PythonMojo extends ProjectMojo {

  @Override
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.CPYTHON);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::pythonRequest);
  }

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void beginAhead() {
    wiring().python(pythonRequest()).startNativeInterpreter();
  }

  @Override
  void run(Wiring wiring) {
    wiring.python(pythonRequestWithPorts(wiring)).build();
  }
}
