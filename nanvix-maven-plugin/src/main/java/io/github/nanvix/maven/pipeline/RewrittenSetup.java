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
 * @param libsBefore the interpreter's libraries as they were
 * @param libsAfter the same without the unbundled ports
 */
public record RewrittenSetup(SetupDocument setupLocal, String libsBefore, String libsAfter) {

  /** What makesetup makes of the new Setup.local alone. */
  public SetupLint lint() {
    return SetupLint.of(
        new SetupFiles(List.of(new SetupFile("Modules/Setup.local", setupLocal)), false));
  }
}
