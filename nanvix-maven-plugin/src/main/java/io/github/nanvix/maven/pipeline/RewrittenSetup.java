package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.setup.SetupDocument;

/**
 * What rewriting made.
 *
 * @param setupLocal the new {@code Modules/Setup.local}
 * @param libsBefore the interpreter's libraries as they were
 * @param libsAfter the same without the unbundled ports
 */
public record RewrittenSetup(SetupDocument setupLocal, String libsBefore, String libsAfter) {}
