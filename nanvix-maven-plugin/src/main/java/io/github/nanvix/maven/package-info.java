/**
 * Builds CPython and its C libraries for Nanvix as ordinary Maven steps; each package below has one
 * concern and depends only on the layers beneath it.
 */
@NullMarked
package io.github.nanvix.maven;

import org.jspecify.annotations.NullMarked;
