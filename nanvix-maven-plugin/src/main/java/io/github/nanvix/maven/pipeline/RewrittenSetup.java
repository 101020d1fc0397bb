// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import java.util.List;

/**
 * What rewriting made.
 *
 * @param setupLocal the new {@code Modules/Setup.local}
 * @param builtIn the modules that are built into the interpreter by default
 * @param leftOut the modules that are not built, since the table of modules has not got them
 * @param libsBefore the interpreter's libraries as they were
 * @param libsAfter the same without the unbundled ports
 * @param configured modules for which configure gives flags and CPython's own rule none
 */
public record RewrittenSetup(
    SetupDocument setupLocal,
    List<BuiltIn> builtIn,
    List<String> leftOut,
    String libsBefore,
    String libsAfter,
    List<String> configured) {

  /** What makesetup makes of the new Setup.local alone. */
  public SetupLint lint() {
    return SetupLint.of(
        new SetupFiles(List.of(new SetupFile("Modules/Setup.local", setupLocal)), false),
        configured);
  }
}
