package io.github.nanvix.maven.pipeline;

/**
 * What rewriting made.
 *
 * @param setupLocal the text of {@code Modules/Setup.local}
 * @param libsBefore the interpreter's libraries as they were
 * @param libsAfter the same without the unbundled ports
 */
public record RewrittenSetup(String setupLocal, String libsBefore, String libsAfter) {}
