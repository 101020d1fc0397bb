/** The sysroot: what goes where, and what must not be missing. */
@NullMarked
package io.github.nanvix.maven.stage;

import org.jspecify.annotations.NullMarked;
