/** Moves on the file system that leave nothing half-made: relative paths, trees, atomic files. */
@NullMarked
package io.github.nanvix.maven.fs;

import org.jspecify.annotations.NullMarked;
