// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.time.Instant;
import java.util.List;

/**
 * What a CPython project asks for, as far as the cross build is concerned.
 *
 * @param recipe how CPython is built
 * @param source its sources
 * @param toolchain of the target
 * @param setupLocal the {@code Modules/Setup.local}, already rewritten
 * @param libs the interpreter's libraries, already rewritten
 * @param configure further arguments of {@code configure}
 * @param ports the ports that it uses
 * @param clock what the build takes for the current time
 */
public record PythonPlan(
    PythonRecipe.Half recipe,
    Source source,
    Toolchain toolchain,
    SetupDocument setupLocal,
    String libs,
    List<String> configure,
    List<UsedPort> ports,
    Instant clock) {

  /** The same without ports. */
  PythonPlan without() {
    return new PythonPlan(recipe, source, toolchain, setupLocal, libs, configure, List.of(), clock);
  }

  /** The same with fewer arguments of configure. */
  PythonPlan without(List<String> arguments) {
    return new PythonPlan(
        recipe.without(arguments), source, toolchain, setupLocal, libs, configure, ports, clock);
  }

  /** The version of the sources. */
  public PythonVersion version() {
    return PythonVersion.of(source.version());
  }
}
