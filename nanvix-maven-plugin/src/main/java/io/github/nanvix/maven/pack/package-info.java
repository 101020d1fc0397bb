/** Deterministic archives of a sysroot. */
@NullMarked
package io.github.nanvix.maven.pack;

import org.jspecify.annotations.NullMarked;
