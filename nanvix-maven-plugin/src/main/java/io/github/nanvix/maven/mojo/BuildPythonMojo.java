// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.PythonProject;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.EnumSet;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds the native interpreter that the cross build of CPython runs.
 *
 * @since 0.1
 */
@Mojo(name = "build-python", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class BuildPythonMojo extends ProjectMojo {

  /**
   * Starts the build and goes on with the next goal; {@code nanvix:python} waits for it, and
   * reports its failure. Bound in the project that a reactor builds first, it runs beside the
   * ports. Called from the command line, the goal always waits.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.background", defaultValue = "false")
  private String background = "";

  @Override
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.CPYTHON);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("background", background));
    problems.look(this::pythonRequest);
  }

  @Override
  Set<Part> makes() {
    return Set.of(Part.HOST_TOOLCHAIN, Part.SOURCE, Part.INTERPRETER);
  }

  @Override
  void run(Wiring wiring) {
    PythonProject python = wiring.python(pythonRequest());
    if (flag("background", background) && !isCalledByName()) {
      python.startNativeInterpreter();
    } else {
      python.nativeInterpreter();
    }
  }
}
