/** Builds a checkout twice under circumstances that differ, and compares what came out. */
@NullMarked
package io.github.nanvix.maven.reproduce;

import org.jspecify.annotations.NullMarked;
