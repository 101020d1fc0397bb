/**
 * What CPython's makesetup, its sed and its shell do with the lines of Setup files, before make
 * sees any of them.
 */
@NullMarked
package io.github.nanvix.maven.cpython.makesetup;

import org.jspecify.annotations.NullMarked;
