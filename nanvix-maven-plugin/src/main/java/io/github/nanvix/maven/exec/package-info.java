/**
 * Native commands: each runs with an environment of its own, logs to a file of its own, and leaves
 * no process behind.
 */
@NullMarked
package io.github.nanvix.maven.exec;

import org.jspecify.annotations.NullMarked;
