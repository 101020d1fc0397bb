/**
 * Assignments of variables in Makefiles, shell and Python scripts and POMs: found and read as their
 * own tools read them, edited without touching a byte that is not meant.
 */
@NullMarked
package io.github.nanvix.maven.cpython.assignment;

import org.jspecify.annotations.NullMarked;
