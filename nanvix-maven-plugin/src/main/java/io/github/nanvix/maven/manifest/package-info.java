/**
 * Nanvix's own {@code nanvix.toml} and {@code nanvix.lock}: what a port is, what it is built
 * against, in which variants it is released, and under which names.
 */
@NullMarked
package io.github.nanvix.maven.manifest;

import org.jspecify.annotations.NullMarked;
